// What core itself says, where the portal is not there to say it: the group `loader` of `widget/texts/`.
const WORDS = __WORDS__;

// Which of our languages a locale is read in.
export const language = (locale) =>
  /^zh/.test(locale) ? (/hant|tw|hk|mo/i.test(locale) ? "zh-Hant" : "zh-Hans") : locale.slice(0, 2);

export const words = (locale) => WORDS[language(locale)];
