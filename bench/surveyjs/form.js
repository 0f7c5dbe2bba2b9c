// The same questions as Answerable's form has: a text, and optionally an address and a name.
import { Model } from "survey-core";
import "survey-js-ui";

const survey = {
  title: "How can we help?",
  elements: [
    { type: "comment", name: "text", title: "Your message", isRequired: true },
    { type: "text", name: "email", title: "Your e-mail", inputType: "email" },
    { type: "text", name: "name", title: "Your name" },
  ],
  completeText: "Send",
};

export function open() {
  const panel = document.createElement("div");
  panel.id = "survey";
  document.body.append(panel);
  new Model(survey).render(panel);
}
