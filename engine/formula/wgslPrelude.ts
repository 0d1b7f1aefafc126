import source from '../../shaders/formula.wgsl?raw';

export type WgslType = 'f32' | 'vec2f' | 'vec3f' | 'vec4f';

/** Alone, the file is valid WGSL for scalars; what follows the alias is the template. */
const template = source.slice(source.indexOf('\n', source.indexOf('alias Value')) + 1);

/** The functions that the output of printWgsl for this type calls, named like `tanh_vec4f`. */
export const wgslPrelude = (type: WgslType): string => template.replaceAll(/(?<=\b|_)Value\b/g, type);
