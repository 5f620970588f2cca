import Alert from '@cloudscape-design/components/alert'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { TextInput } from '@mailroom/ui/TextInput'
import type { ReactNode } from 'react'
import { useText } from '../words/texts.ts'
import type { useLockOutGuard } from './use-lock-out-guard.ts'

type Props = {
  guard: ReturnType<typeof useLockOutGuard>['guard']
  /** What the write risks. */
  header: string
  /** Who is locked out, in words. */
  children: ReactNode
}

/** Says who would be locked out, and asks for the alias of the organization. Source: ACR-24. */
export function LockOutGuard({ guard, header, children }: Props) {
  const text = useText('rules')
  const { alias, value, isMissing, onChange } = guard
  return (
    <Alert type="error" header={header}>
      <SpaceBetween size="s">
        <div>{children}</div>
        <TextInput
          label={text('typeAlias', { alias })}
          value={value}
          placeholder={alias}
          problem={isMissing ? text('typeAliasFirst') : undefined}
          onChange={onChange}
        />
      </SpaceBetween>
    </Alert>
  )
}
