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

/** A variable's name in MathML: x1 and beta2 get a subscript, beta becomes β, longer names stay upright words. */
export function mathmlName(name: string): string {
  const [, stem = name, index = ''] = /^(.*?[^\d_])_?(\d+)$/u.exec(name) ?? [];
  const letter = `<mi>${escapeMarkup(GREEK[stem] ?? stem)}</mi>`;
  return index === '' ? letter : `<msub>${letter}<mn>${index}</mn></msub>`;
}
