import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html: the element #root is missing');
createRoot(root).render(
  <StrictMode>
    <h1>Gradlab</h1>
  </StrictMode>,
);
