// What core itself says, where the portal is not there to say it: the group `loader` of `widget/texts/`.
const WORDS = __WORDS__;

// Which of our languages a locale is read in.
export const language = (locale) =>
  /^zh/.test(locale) ? (/hant|tw|hk|mo/i.test(locale) ? "zh-Hant" : "zh-Hans") : locale.slice(0, 2);

// A page that says its language without a region leaves the region, and so the clock, to the reader.
export const regional = (locale) => (/-|zh/.test(locale) ? locale : navigator.languages.find((own) => own.startsWith(locale + "-"))) || locale;

export const words = (locale) => WORDS[language(locale)];
