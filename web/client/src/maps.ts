/** A copy of `map` in which `key` holds `value`. */
export function withEntry<K, V>(map: ReadonlyMap<K, V>, key: K, value: V): ReadonlyMap<K, V> {
  return new Map(map).set(key, value);
}

/** `map` without `key`; the very same map if it is not there. */
export function without<K, V>(map: ReadonlyMap<K, V>, key: K): ReadonlyMap<K, V> {
  if (!map.has(key)) return map;
  const copy = new Map(map);
  copy.delete(key);
  return copy;
}

/** Records as a map by what `key` says of each. */
export function by<V>(records: readonly V[], key: (record: V) => string): ReadonlyMap<string, V> {
  return new Map(records.map((record) => [key(record), record]));
}
