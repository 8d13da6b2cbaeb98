import type { Metadata, Viewport } from "next";
import { cookies, headers } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { ChainBanner } from "@/components/shell/ChainBanner";
import { Footer } from "@/components/shell/Footer";
import { Header } from "@/components/shell/Header";
import { NonceBridge } from "@/components/shell/NonceBridge";
import { PendingWatcher } from "@/components/shell/PendingWatcher";
import { ToasterHost } from "@/components/shell/ToasterHost";
import { TextsProvider } from "@/components/texts/client";
import { getTexts } from "@/components/texts/server";
import { WalletIsland } from "@/components/wallet/WalletIsland";
import { publicRpcUrls, RPC_META_NAME } from "@/lib/chain/rpc-url";
import { siteOrigin } from "@/lib/shell/origin";
import { parseTheme, THEME_COOKIE } from "@/lib/shell/theme";
import { headFont, textFont } from "./fonts";
import "./globals.css";

const NAME = "Datanets";

/**
 * What every page has; each adds its title and description, which Next takes for the previews as well.
 * The picture is the nearest `opengraph-image` above the page.
 */
export async function generateMetadata(): Promise<Metadata> {
  const t = await getTexts();
  return {
    metadataBase: siteOrigin(await headers()),
    title: {
      default: t("Datanets: datasets that live as long as they are useful"),
      template: `%s · ${NAME}`,
    },
    description: t(
      "Community-owned datasets on OpenLedger: contribute, curate blind, pay for use, and earn while the data is used.",
    ),
    applicationName: NAME,
    openGraph: {
      siteName: NAME,
      type: "website",
      locale: { en: "en_US", es: "es_LA" }[t.language],
    },
    twitter: { card: "summary_large_image" },
  };
}

export const viewport: Viewport = {
  width: "device-width",
  initialScale: 1,
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#f8f6f1" },
    { media: "(prefers-color-scheme: dark)", color: "#101116" },
  ],
};

export default async function RootLayout({ children }: { children: ReactNode }) {
  // Every page carries a nonce of its own, so none can be rendered ahead of its request.
  await connection();
  const t = await getTexts();
  const theme = parseTheme((await cookies()).get(THEME_COOKIE)?.value);
  return (
    // The toggle changes data-theme in the browser before or after hydration.
    <html
      lang={t.language}
      data-theme={theme}
      className={`${textFont.variable} ${headFont.variable}`}
      suppressHydrationWarning
    >
      <head>
        <meta name={RPC_META_NAME} content={publicRpcUrls().join(",")} />
      </head>
      <body className="flex flex-col">
        <TextsProvider language={t.language}>
          <NonceBridge />
          <a
            href="#main"
            className="rounded-control bg-raised sr-only z-30 px-3 py-2 focus:not-sr-only focus:fixed focus:top-2 focus:left-2"
          >
            {t("Skip to content")}
          </a>
          <Header />
          <ChainBanner />
          <main
            id="main"
            tabIndex={-1}
            className="min-h-dvh flex-1 pt-7 pb-20 outline-none sm:pt-10"
          >
            {children}
          </main>
          <Footer />
          <WalletIsland />
          <PendingWatcher />
          <ToasterHost />
        </TextsProvider>
      </body>
    </html>
  );
}
