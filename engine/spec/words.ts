/** The languages of the product. */
export type Language = 'en' | 'zh';

/** Words for people, in every language of the product: a missing one is a type error. */
export type Words = Readonly<Record<Language, string>>;
