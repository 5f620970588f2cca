import Alert from '@cloudscape-design/components/alert'
import Button from '@cloudscape-design/components/button'
import Input, { type InputProps } from '@cloudscape-design/components/input'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Toggle from '@cloudscape-design/components/toggle'
import type { ApiError } from '@mailroom/schemas/api-error'
import { generatePassword } from '@mailroom/schemas/generate-password'
import { passwordProblems } from '@mailroom/schemas/password-policy'
import { useEffect, useRef, useState } from 'react'
import { useDirectory } from '../../../kit/entity/use-directory.ts'
import { FieldFrame } from '../../../kit/form/FieldFrame.tsx'
import { useField } from '../../../kit/form/use-field.ts'
import { useText } from '../../../kit/words/texts.ts'
import { PasswordPolicy } from './PasswordPolicy.tsx'
import { usePasswordWarning } from './use-password-warning.ts'

/**
 * Explains a refused password: whose rules apply, the rules, and what the directory said.
 * Source: USR-29, USR-31.
 */
function PasswordRefusal({ refusal }: { refusal: ApiError }) {
  const text = useText('users')
  const { hasOurPolicy } = useDirectory()
  return (
    <Alert type="info" header={text('refusedTitle')}>
      {text(hasOurPolicy ? 'refusedByPolicy' : 'refusedByActiveDirectory')}
      {refusal.message !== '' && (
        <p>
          {text('refusedWords')} <span lang="en">{refusal.message}</span>
        </p>
      )}
    </Alert>
  )
}

type Props = {
  name: string
  label: string
  /** True to start with a generated password, visible and focused, to hand over at once. */
  generated?: boolean
  /** True if the password has to be typed twice, unless it is visible. */
  repeated?: boolean
  optional?: boolean
}

/**
 * A new password: typed or generated, hidden or visible, with a list of rules that is updated while
 * typing. A password is sent only if both entries match and it meets the visible rules.
 * Source: USR-04, USR-25, USR-27, USR-31.
 */
export function PasswordField({
  name,
  label,
  generated,
  repeated = false,
  optional = false,
}: Props) {
  const text = useText('users')
  const warningOf = usePasswordWarning()
  const { hasOurPolicy } = useDirectory()
  const input = useRef<InputProps.Ref>(null)
  const [typed, setTyped] = useState(() => ({
    first: generated ? generatePassword() : '',
    second: '',
    shown: generated ?? false,
  }))
  const differs = repeated && !typed.shown && typed.first !== typed.second
  // The password is composed, as the form sends it.
  const password = typed.first.normalize('NFC')
  const isUnmet = hasOurPolicy && password !== '' && passwordProblems(password).length > 0
  // The form refuses null, and leaves out an empty text where the password is optional.
  const sent = differs || isUnmet ? null : typed.first
  const { change, blur, ref, errorText, problem, refusal } = useField<string | null>(
    name,
    typed.first,
  )
  useEffect(() => change(sent), [change, sent])
  useEffect(() => {
    if (!generated) return
    // By then the dialog has moved the focus to its first control, and no key has been pressed.
    queueMicrotask(() => {
      input.current?.focus()
      input.current?.select()
    })
  }, [generated])

  const warning = warningOf(password)
  const ownWords = (words: string) => {
    if (isUnmet && !refusal) return warning ?? text('passwordUnmet')
    return problem === 'format' ? (warning ?? words) : words
  }
  const type = typed.shown ? 'text' : 'password'
  return (
    <SpaceBetween size="m">
      <FieldFrame
        label={label}
        optional={optional}
        errorText={differs || errorText === undefined ? undefined : ownWords(errorText)}
        warningText={warning}
        constraint={hasOurPolicy && <PasswordPolicy password={password} />}
      >
        <Input
          ref={(element) => {
            ref(element)
            input.current = element
          }}
          type={type}
          value={typed.first}
          autoComplete="new-password"
          spellcheck={false}
          ariaRequired={!optional}
          onChange={({ detail }) => setTyped({ ...typed, first: detail.value })}
          onBlur={blur}
        />
      </FieldFrame>
      {repeated && !typed.shown && (
        <FieldFrame
          label={text('repeatPassword')}
          optional={optional}
          errorText={
            differs && (typed.second !== '' || errorText !== undefined)
              ? text('passwordsDiffer')
              : undefined
          }
        >
          <Input
            type={type}
            value={typed.second}
            autoComplete="new-password"
            spellcheck={false}
            ariaRequired={!optional}
            onChange={({ detail }) => setTyped({ ...typed, second: detail.value })}
          />
        </FieldFrame>
      )}
      {refusal && <PasswordRefusal refusal={refusal} />}
      <SpaceBetween direction="horizontal" size="m" alignItems="center">
        <Button
          formAction="none"
          onClick={() => setTyped({ first: generatePassword(), second: '', shown: true })}
        >
          {text('generatePassword')}
        </Button>
        <Toggle
          checked={typed.shown}
          onChange={({ detail }) => setTyped({ ...typed, shown: detail.checked })}
        >
          {text('showPassword')}
        </Toggle>
      </SpaceBetween>
    </SpaceBetween>
  )
}
