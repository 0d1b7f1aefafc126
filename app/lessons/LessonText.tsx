/** Paragraphs of a lesson: `…` is code, **…** is strong; anything else is plain text, whoever wrote it. */
export function LessonText({ text }: { readonly text: string }) {
  return (
    <div className="lesson-text">
      {text
        .trim()
        .split(/\n{2,}/)
        .map((paragraph, i) => (
          <p key={i}>
            {paragraph.split(/(`[^`]+`|\*\*[^*]+\*\*)/).map((part, k) => {
              if (part.startsWith('`') && part.length > 2) return <code key={`${k}c`}>{part.slice(1, -1)}</code>;
              if (part.startsWith('**') && part.length > 4) return <b key={`${k}b`}>{part.slice(2, -2)}</b>;
              return part;
            })}
          </p>
        ))}
    </div>
  );
}
