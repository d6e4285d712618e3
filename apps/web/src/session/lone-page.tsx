import type { ReactNode } from 'react';
import { PRODUCT_NAME } from '../ui/product-name.js';
import { useTabTitle } from '../ui/use-tab-title.js';
import { LanguageSwitch } from './language-switch.js';
import classes from './sign-in.module.css';

/** A page of signing in: the product, one title, one thing to do. */
export function LonePage({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  useTabTitle(title);
  return (
    <>
      <div className={classes.languages} data-screen-only>
        <LanguageSwitch />
      </div>
      <main id="content" className={classes.page} data-single>
        <div>
          <p className={classes.product}>{PRODUCT_NAME}</p>
          <h1 className={classes.title}>{title}</h1>
          {children}
        </div>
      </main>
    </>
  );
}
