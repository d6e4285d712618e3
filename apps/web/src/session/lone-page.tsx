import type { ReactNode } from 'react';
import { PRODUCT_NAME } from '../ui/product-name.js';
import { useTabTitle } from '../ui/use-tab-title.js';
import { LanguageSwitch } from './language-switch.js';
import classes from './sign-in.module.css';

export interface LonePageProps {
  readonly title: string;
  /** For what stands side by side. */
  readonly wide?: boolean;
  readonly children: ReactNode;
}

/** A page of signing in: the product, one title, one thing to do. */
export function LonePage({ title, wide = false, children }: LonePageProps) {
  useTabTitle(title);
  return (
    <>
      <div className={classes.languages} data-screen-only>
        <LanguageSwitch />
      </div>
      <main id="content" className={classes.page} data-single data-wide={wide || undefined}>
        <div>
          <p className={classes.product}>{PRODUCT_NAME}</p>
          <h1 className={classes.title}>{title}</h1>
          {children}
        </div>
      </main>
    </>
  );
}
