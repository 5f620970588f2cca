import { merged, type OperationId, operations } from '@mailroom/schemas/operations'

let loading: Promise<void> | undefined

async function loadAll(): Promise<void> {
  Object.assign(operations, merged(await import('@mailroom/schemas/leaving-declarations')))
}

/**
 * Loads what the build keeps apart of a declaration (`declarations-apart.ts`): its shapes and calls.
 * Whoever shows entries of the audit log needs all of them.
 */
export async function loadDeclaration(id: OperationId): Promise<void> {
  if ('output' in operations[id] && !id.startsWith('auditEntries.')) return
  loading ??= loadAll()
  try {
    await loading
  } catch (error) {
    // The next page tries again.
    loading = undefined
    throw error
  }
}
