import { merged, type OperationId, operations } from '@mailroom/schemas/operations'

const lists = {
  access: async () => merged(await import('@mailroom/schemas/access-declarations')),
  leaving: async () => merged(await import('@mailroom/schemas/leaving-declarations')),
}
type Part = keyof typeof lists

const loading: { [Name in Part]?: Promise<void> | undefined } = {}

async function load(part: Part): Promise<void> {
  loading[part] ??= lists[part]().then((all) => void Object.assign(operations, all))
  try {
    await loading[part]
  } catch (error) {
    // The next page tries again.
    loading[part] = undefined
    throw error
  }
}

/** Loads what the build keeps apart of all declarations, for whoever needs the calls of all. */
export async function loadDeclarations(): Promise<void> {
  await Promise.all([load('access'), load('leaving')])
}

/**
 * Loads what the build keeps apart of a declaration (`declarations-apart.ts`): its shapes and calls.
 * Whoever shows entries of the audit log needs all of them.
 */
export async function loadDeclaration(id: OperationId): Promise<void> {
  const head: { kind: string; apart?: Part } = operations[id]
  if (id.startsWith('auditEntries.')) await loadDeclarations()
  else if (head.apart) await load(head.apart)
}
