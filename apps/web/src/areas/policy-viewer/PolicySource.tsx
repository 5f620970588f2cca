import Container from '@cloudscape-design/components/container'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { managedPolicies, managedPolicyNames } from '@mailroom/schemas/policies/managed-policies'
import { longestPolicy } from '@mailroom/schemas/policies/read-policy'
import { type Role, roles } from '@mailroom/schemas/role'
import { Select } from '@mailroom/ui/Select'
import type { ClipboardEvent } from 'react'
import { CodeBlock } from '../../kit/page/CodeBlock.tsx'
import { visible } from '../../kit/page/visible.ts'
import { useText } from '../../kit/words/texts.ts'
import type { ToldPolicy } from './policy.worker.ts'
import type { useNeeded } from './use-needed.ts'

export type Source = {
  /** `own`, the name of a managed policy, or a role of Mailroom. */
  example: string
  text: string
  /** The length of a text that was not taken, because the field would freeze. */
  tooLong?: number
}

type Props = {
  source: Source
  onChange: (source: Source) => void
  role: Role
  onRole: (role: Role) => void
  needed: ReturnType<typeof useNeeded>
  problems: ToldPolicy['problems']
}

/** Where a policy comes from: a text that a person pastes or types, Amazon's or Mailroom's own. */
export function PolicySource({ source, onChange, role, onRole, needed, problems }: Props) {
  const text = useText('policyViewer')
  const appText = useText('app')
  const take = (pasted: string) =>
    onChange(
      pasted.length > longestPolicy
        ? { ...source, tooLong: pasted.length }
        : { example: 'own', text: pasted },
    )
  const paste = (event: ClipboardEvent) => {
    const { length } = event.clipboardData.getData('text')
    if (length <= longestPolicy) return
    event.preventDefault()
    onChange({ ...source, tooLong: length })
  }
  const choose = (example: string) => {
    const own = roles.find((each) => each === example)
    const managed = managedPolicyNames.find((each) => each === example)
    const document = own
      ? { Version: '2012-10-17', Statement: needed[own] }
      : managed && managedPolicies[managed].document
    onChange({ example, text: document ? JSON.stringify(document, null, 2) : '' })
    if (own) onRole(own)
  }
  const examples = [
    { value: 'own', label: text('own') },
    ...managedPolicyNames.map((value) => ({ value, label: value })),
    ...roles.map((value) => ({
      value,
      label: text('roleNeeds', { role: appText(`role.${value}`) }),
    })),
  ]
  const roleOptions = roles.map((value) => ({ value, label: appText(`role.${value}`) }))
  return (
    <Container header={<Header variant="h2">{text('source')}</Header>}>
      <SpaceBetween size="m">
        <FormField label={text('example')}>
          <Select
            ariaLabel={text('example')}
            options={examples}
            value={source.example}
            onChange={choose}
          />
        </FormField>
        <div onPaste={paste}>
          <FormField
            label={text('policy')}
            description={text('policyDescription')}
            stretch
            errorText={
              problems && (
                <ul>
                  {problems.map(({ code, path, value, line = 0, column = 0 }) => (
                    <li key={`${code} ${path} ${value}`}>
                      {path !== '' && `${visible(path)}: `}
                      {text(line > 0 ? 'problem.notJsonAt' : `problem.${code}`, {
                        ...{ value: visible(value), line, column, most: longestPolicy },
                        code: codePointOf(value),
                      })}
                    </li>
                  ))}
                </ul>
              )
            }
          >
            <Textarea
              value={source.text}
              rows={10}
              spellcheck={false}
              autoComplete={false}
              onChange={({ detail }) => take(detail.value)}
            />
          </FormField>
        </div>
        {source.example !== 'own' && <CodeBlock>{source.text}</CodeBlock>}
        <FormField label={text('compare')} description={text('compareDescription')}>
          <Select
            ariaLabel={text('compare')}
            options={roleOptions}
            value={role}
            onChange={(value) => {
              const chosen = roles.find((each) => each === value)
              if (chosen) onRole(chosen)
            }}
          />
        </FormField>
      </SpaceBetween>
    </Container>
  )
}

function codePointOf(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}
