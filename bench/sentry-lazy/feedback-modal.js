// What Sentry's CDN has under the name `feedback-modal.min.js`; the SDK looks for it on `window.Sentry`.
import { feedbackModalIntegration } from "@sentry/feedback";

(window.Sentry ||= {}).feedbackModalIntegration = feedbackModalIntegration;
