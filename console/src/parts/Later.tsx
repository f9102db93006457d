import { Suspense, type ReactNode } from 'react';
import { Loading } from './Loading';

/** Something whose code is fetched when it is first shown. */
export function Later({ what, children }: { readonly what: string; readonly children: ReactNode }) {
  return <Suspense fallback={<Loading what={what} />}>{children}</Suspense>;
}
