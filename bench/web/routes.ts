import type { Page } from "@playwright/test";
import type { Route } from "./measure";

const theme = (page: Page) =>
  page.getByRole("button", { name: "Switch between light and dark" }).click();
export const press = (name: string | RegExp) => (page: Page) =>
  page.getByRole("button", { name }).first().click();
const type = (label: string | RegExp, text: string) => (page: Page) =>
  page.getByLabel(label).first().pressSequentially(text);

/** Pages that the local build is measured on too: its wallet is the local one, all else is the same. */
export const LOCAL_PATHS = ["/", "/datanets/2", "/datanets/2/contribute"];

export type BudgetedRoute = Route & { budget: number };

/** Every kind of page with its main interaction, and the kB of JavaScript it may have. */
export const ROUTES: readonly BudgetedRoute[] = [
  { path: "/", budget: 165, interact: type(/Search datanets/, "digits") },
  {
    path: "/datanets/2",
    budget: 165,
    interact: (page) => page.getByText("The rules here").click(),
  },
  { path: "/datanets/2/items", budget: 165, interact: theme },
  { path: "/datanets/2/rounds", budget: 165, interact: theme },
  { path: "/datanets/2/rounds/1", budget: 165, interact: theme },
  { path: "/try", budget: 165, interact: (page) => page.keyboard.press("a") },
  { path: "/help", budget: 165, interact: (page) => page.getByText("When do I get paid?").click() },
  { path: "/create", budget: 165, interact: type("Name", "Birds") },
  { path: "/datanets/2/contribute", budget: 165, interact: theme },
  { path: "/datanets/2/contributions/1", budget: 165, interact: theme },
  { path: "/datanets/2/label", budget: 165, interact: theme },
  { path: "/datanets/1/cases", budget: 165, interact: theme },
  { path: "/datanets/1/cases/1", budget: 165, interact: theme },
  {
    path: "/datanets/1/challenge?contribution=1",
    budget: 165,
    interact: (page) => page.getByRole("radio", { name: /^Duplicate/ }).check(),
  },
  { path: "/datanets/2/integrity", budget: 165, interact: theme },
  { path: "/datanets/2/use", budget: 165, interact: type("Units", "12") },
  { path: "/duties", budget: 165, interact: theme },
  { path: "/rewards", budget: 165, interact: theme },
  { path: "/account", budget: 165, interact: theme },
];
