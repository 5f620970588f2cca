import Alert from '@cloudscape-design/components/alert'
import type { Role } from '@mailroom/schemas/role'
import { useState } from 'react'
import { Page } from '../../kit/page/Page.tsx'
import { useText } from '../../kit/words/texts.ts'
import { Difference } from './Difference.tsx'
import { ManagedPolicy } from './ManagedPolicy.tsx'
import { PolicySource, type Source } from './PolicySource.tsx'
import { Statement } from './Statement.tsx'
import { useExplained } from './use-explained.ts'
import { useNeeded } from './use-needed.ts'

/**
 * What a policy allows, in WorkMail's words, and how it differs from what a role of Mailroom needs.
 * It is read in this browser: no request has it, and nothing of it is kept. Source: 01 S-18, IAM-01 to
 * IAM-21, POL-01 to POL-07.
 */
export function PolicyViewerPage() {
  const text = useText('policyViewer')
  const [source, setSource] = useState<Source>({ example: 'own', text: '' })
  const [role, setRole] = useState<Role>('auditor')
  const needed = useNeeded()
  const told = useExplained(source.text, needed[role])
  return (
    <Page title={text('title')} description={text('description')}>
      <PolicySource
        source={source}
        onChange={setSource}
        role={role}
        onRole={setRole}
        needed={needed}
        problems={
          source.tooLong === undefined
            ? told?.problems
            : [{ code: 'tooLong', path: '', value: String(source.tooLong) }]
        }
      />
      <div role="status">{told?.statements && text('read', { count: told.count })}</div>
      {told?.statements && told.count > told.statements.length && (
        <Alert type="info">{text('onlyFirst', { count: told.statements.length })}</Alert>
      )}
      <ManagedPolicy name={source.example} />
      {told?.statements?.map((statement) => (
        <Statement key={statement.number} statement={statement} />
      ))}
      {told?.statements && told.difference && (
        <Difference role={role} difference={told.difference} />
      )}
      <Alert type="info">{text('limits')}</Alert>
    </Page>
  )
}
