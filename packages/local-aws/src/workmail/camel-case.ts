type CamelCase<Record> = {
  [Name in keyof Record as Name extends string ? Uncapitalize<Name> : Name]: Record[Name]
}

/** Returns a record with the names of its members as the console spells them. */
export function camelCase<Record extends object>(record: Record): CamelCase<Record> {
  // Object.fromEntries forgets the names, which are only spelled in another way.
  return Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name.charAt(0).toLowerCase() + name.slice(1),
      value,
    ]),
  ) as CamelCase<Record>
}
