// What core itself says, where the portal is not there to say it: the group `loader` of `widget/texts/`.
const WORDS = __WORDS__;

// Which of our languages a locale is read in.
export const language = (locale) =>
  /^zh/.test(locale) ? (/^zh(?!.*hans).*(hant|tw|hk|mo)/i.test(locale) ? "zh-Hant" : "zh-Hans") : locale.slice(0, 2);

// A page that says its language without a region leaves the region, and so the clock, to the reader.
export const regional = (locale) => {
  const tag = (!/-/.test(locale) && navigator.languages.find((own) => own.startsWith(locale + "-"))) || locale;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    // Pages say all sorts of things.
    return language(tag);
  }
};

export const words = (locale) => WORDS[language(locale)];
