import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { iamPolicyFiles } from './iam-policies.ts'
import { kitsPage } from './kits.ts'
import { localAwsPage } from './local-aws.ts'
import { operationsPage } from './operations.ts'
import { performancePage } from './performance.ts'
import { requirementsPage } from './requirements.ts'

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))))

/** Returns every generated document: its content by its path. */
export function generatedDocuments(): Record<string, string> {
  return {
    'docs/kits.md': kitsPage(),
    'docs/local-aws.md': localAwsPage(root),
    'docs/operations.md': operationsPage(),
    'docs/performance.md': performancePage(root),
    'docs/requirements.md': requirementsPage(root),
    ...iamPolicyFiles(),
  }
}
