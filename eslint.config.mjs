import coreWebVitals from "eslint-config-next/core-web-vitals";
import typescript from "eslint-config-next/typescript";

/** What each layer may not import. Imports point one way: app -> components -> lib -> contracts-abi. */
const LAYERS = [
  {
    layer: "contracts-abi",
    forbidden: ["app", "components", "lib"],
    message: "contracts-abi is generated and imports nothing of ours.",
  },
  {
    layer: "lib",
    forbidden: ["app", "components"],
    message: "lib is below the interface: move the logic into lib, or the import into components.",
  },
  {
    layer: "components",
    forbidden: ["app"],
    message: "components are composed by app, never the reverse.",
  },
];
/** Tools around the product: the product never depends on them. */
const TOOLS = ["bench", "devnet", "e2e", "scripts", "sim"];

const zones = [
  ...LAYERS.flatMap(({ layer, forbidden, message }) =>
    forbidden.map((from) => ({ target: `./${layer}`, from: `./${from}`, message })),
  ),
  ...["app", "components", "lib", "contracts-abi"].flatMap((target) =>
    TOOLS.map((from) => ({
      target: `./${target}`,
      from: `./${from}`,
      message: "The product does not import its tools.",
    })),
  ),
];

const config = [
  {
    ignores: [
      "**/node_modules/**",
      ".next/**",
      "bench/web-reference/*/.next/**",
      ".datanets/**",
      "contracts/out/**",
      "contracts/cache/**",
      "coverage/**",
      "test-results/**",
      "playwright-report/**",
      "**/next-env.d.ts",
    ],
  },
  ...coreWebVitals,
  ...typescript,
  {
    rules: {
      "import/no-restricted-paths": ["error", { zones, basePath: import.meta.dirname }],
      "no-restricted-imports": [
        "error",
        {
          paths: [
            {
              name: "@wagmi/core",
              message:
                'Import "wagmi" or "wagmi/actions": the nested copy of @wagmi/core is a second store.',
            },
          ],
          patterns: [
            {
              group: ["@wagmi/core/*"],
              message:
                'Import "wagmi" or "wagmi/actions": the nested copy of @wagmi/core is a second store.',
            },
          ],
        },
      ],
      "@typescript-eslint/no-unused-vars": [
        "error",
        { argsIgnorePattern: "^_", varsIgnorePattern: "^_" },
      ],
      "@typescript-eslint/no-explicit-any": "error",
      eqeqeq: ["error", "always"],
      "no-var": "error",
      "prefer-const": "error",
    },
  },
  {
    // What a person reads goes through t(…): docs/texts.md. The last resort of the app knows no language.
    files: ["app/**/*.tsx", "components/**/*.tsx"],
    ignores: ["**/*.test.tsx", "**/opengraph-image.tsx", "app/global-error.tsx"],
    rules: {
      "no-restricted-syntax": [
        "error",
        ...[
          "JSXText[value=/[A-Za-z]{2}/]:not([value=/^\\s*(Datanets|Enter)\\s*$/])",
          "JSXElement > JSXExpressionContainer > Literal[value=/[A-Za-z]{2}/]",
          "JSXAttribute[name.name=/^(alt|aria-label|description|label|placeholder|title)$/] > Literal[value=/[A-Za-z]{2}/]",
        ].map((selector) => ({ selector, message: "Show this text through t(…)." })),
      ],
    },
  },
  {
    // Playwright's fixtures call `use(...)`, which is not a React hook.
    files: ["e2e/**"],
    rules: { "react-hooks/rules-of-hooks": "off" },
  },
];

export default config;
