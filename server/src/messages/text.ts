/** A text that a user reads: Vietnamese first, its English twin beside it. */
export interface Text {
  readonly vi: string;
  readonly en: string;
}

/** Languages a user may choose (`butSon.language`). */
export type Language = 'vi' | 'en';

export function say(text: Text, language: Language): string {
  return text[language];
}
