import "@rainbow-me/rainbowkit/styles.css";
import type { ReactNode } from "react";
import { Providers } from "./Providers";

export default function RootLayout({ children }: { children: ReactNode }) {
  return (
    <html lang="en">
      <body>
        <Providers>{children}</Providers>
      </body>
    </html>
  );
}
