// As `../sentry`, with the form's code fetched once it is opened; Sentry's CDN is our own server here.
import { feedbackAsyncIntegration, init } from "@sentry/browser";

init({
  dsn: `${location.protocol}//key@${location.host}/1`,
  cdnBaseUrl: location.origin,
  integrations: [feedbackAsyncIntegration({ colorScheme: "system", enableScreenshot: false })],
});
