/**
 * The same function, asked once for each object: records never change, so what was found in one holds as long as it lives.
 * Only for functions that look at nothing but their argument.
 */
export function remember<K extends object, V>(find: (subject: K) => V): (subject: K) => V {
  const known = new WeakMap<K, { readonly value: V }>();
  return (subject) => {
    const remembered = known.get(subject);
    if (remembered) return remembered.value;
    const value = find(subject);
    known.set(subject, { value });
    return value;
  };
}
