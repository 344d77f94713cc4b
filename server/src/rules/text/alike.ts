/** Saying something about many places that should be written alike. */
import { spanIn, type Placed } from '../../draft/draft';
import type { Span } from '../../draft/span';
import { changeEverywhere, changeTo } from '../../messages/fixes';
import type { Text } from '../../messages/text';
import { mixed } from '../../messages/wording';
import { replace, type Fix, type Report } from '../rule';

/** So many places of one kind are marked one by one; of more, the first stands for all. */
const MOST = 3;
const MOST_RELATED = 5;

/** Reports about places that should all be written alike. */
export function alike(
  places: readonly Placed<unknown>[],
  spanOfPlace: (place: Placed<unknown>) => Span,
  right: (place: Placed<unknown>) => string,
  message: (place: Placed<unknown>) => Text,
  safe = false,
): Report[] {
  const changes = places.map((place) => ({ span: spanOfPlace(place), newText: right(place) }));
  const shown = places.length <= MOST ? places : places.slice(0, 1);
  return shown.map((place) => {
    const span = spanOfPlace(place);
    const own = right(place);
    const fixes: Fix[] = [replace(span, own, changeTo(own), { preferred: true, safe })];
    if (changes.length > 1)
      fixes.push({ title: changeEverywhere(own, changes.length), changes, safe: false, preferred: false });
    const others = shown.length < places.length ? places.slice(1, 1 + MOST_RELATED) : [];
    return {
      span,
      message: message(place),
      fixes,
      related: others.map((other) => ({ span: spanOfPlace(other), message: mixed.here })),
    };
  });
}

/** Where a place that is a span of a block stands in the draft. */
export function spanOfFound(found: Placed<{ readonly span: Span }>): Span {
  return spanIn(found, found.value.span);
}
