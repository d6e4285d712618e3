import { useEffect } from 'react';
import { PRODUCT_NAME } from './product-name.js';

/** Names the browser's tab after the page. */
export function useTabTitle(title: string): void {
  useEffect(() => {
    document.title = title === PRODUCT_NAME ? PRODUCT_NAME : `${title} · ${PRODUCT_NAME}`;
  }, [title]);
}
