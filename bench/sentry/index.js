// As Sentry's documentation sets it up: the SDK with its feedback integration, started with the page.
import { feedbackIntegration, init } from "@sentry/browser";

init({
  dsn: `${location.protocol}//key@${location.host}/1`,
  integrations: [feedbackIntegration({ colorScheme: "system", enableScreenshot: false })],
});
