import { useRouter } from '@tanstack/react-router';
import { useMe } from '../../session/session.queries.js';
import { entriesFor, type NavigationEntry } from './navigation.js';

/** The pages that the person is led to and that this version has. */
export function useEntries(): NavigationEntry[] {
  const me = useMe();
  const router = useRouter();
  const has = (to: string) => to in router.routesByPath;
  return entriesFor(me.navigation, has);
}
