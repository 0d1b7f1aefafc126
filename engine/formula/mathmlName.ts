const GREEK: Readonly<Record<string, string>> = {
  alpha: 'α',
  beta: 'β',
  gamma: 'γ',
  delta: 'δ',
  epsilon: 'ε',
  eta: 'η',
  theta: 'θ',
  kappa: 'κ',
  lambda: 'λ',
  mu: 'μ',
  nu: 'ν',
  pi: 'π',
  rho: 'ρ',
  sigma: 'σ',
  tau: 'τ',
  phi: 'φ',
  omega: 'ω',
};

/** Text that is safe between tags and in attributes. */
export const escapeMarkup = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (character) => `&#${character.codePointAt(0)};`);

/**
 * A variable's name in MathML: x1, beta2 and m_x get a subscript, beta becomes β, longer names stay upright words.
 */
export function mathmlName(name: string): string {
  const [, stem = name, index = '', letterIndex = ''] = /^(.*?[^\d_])_?(?:(\d+)|(?<=_)(\p{L}))$/u.exec(name) ?? [];
  const letter = `<mi>${escapeMarkup(GREEK[stem] ?? stem)}</mi>`;
  if (letterIndex !== '') return `<msub>${letter}<mi>${letterIndex}</mi></msub>`;
  return index === '' ? letter : `<msub>${letter}<mn>${index}</mn></msub>`;
}
