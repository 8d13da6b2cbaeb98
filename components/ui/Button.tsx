import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./cn";

export type ButtonVariant = "primary" | "secondary" | "quiet" | "danger";
export type ButtonSize = "small" | "normal" | "large";

const variants: Record<ButtonVariant, string> = {
  primary: "border-transparent bg-accent text-accent-contrast hover:bg-accent-hover",
  secondary: "border-line-strong/60 bg-raised text-text hover:border-line-strong hover:bg-sunken",
  quiet: "border-transparent text-accent hover:bg-accent-soft",
  danger: "border-danger bg-raised text-danger hover:bg-danger-soft",
};

// Targets are at least 32 px high (WCAG 2.2 asks for 24), 40 px where a thumb is likely.
const sizes: Record<ButtonSize, string> = {
  small: "min-h-8 px-2.5 py-1 text-sm",
  normal: "min-h-10 px-4 py-1.5 text-sm",
  large: "min-h-12 px-6 py-2 text-base",
};

/** Classes of a button, for elements that have to look like one. */
export function buttonClass(
  variant: ButtonVariant = "secondary",
  size: ButtonSize = "normal",
): string {
  return cn(
    "rounded-control inline-flex items-center justify-center gap-2 border font-medium",
    "disabled:border-line disabled:bg-sunken transition-colors disabled:cursor-not-allowed",
    "disabled:text-muted aria-disabled:border-line aria-disabled:cursor-not-allowed",
    "aria-disabled:bg-sunken aria-disabled:text-muted",
    variants[variant],
    sizes[size],
  );
}

type Look = { variant?: ButtonVariant; size?: ButtonSize };

export function Button({
  variant,
  size,
  className,
  type = "button",
  ...props
}: ComponentProps<"button"> & Look) {
  return <button type={type} className={cn(buttonClass(variant, size), className)} {...props} />;
}

/** A link that looks like a button: for going somewhere, never for doing something. */
export function ButtonLink({
  variant,
  size,
  className,
  ...props
}: ComponentProps<typeof Link> & Look) {
  return <Link className={cn(buttonClass(variant, size), className)} {...props} />;
}
