import Input, { type InputProps } from '@cloudscape-design/components/input'
import { useEffect, useRef } from 'react'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import { useField } from './use-field.ts'

/**
 * Fills a field with a proposal until a person types something else; does nothing without a
 * proposal.
 */
function useProposal(
  value: string,
  proposal: string | undefined,
  change: (value: string) => void,
): void {
  const told = useRef(value)
  useEffect(() => {
    if (proposal === undefined || value !== told.current || value === proposal) return
    told.current = proposal
    change(proposal)
  }, [value, proposal, change])
}

type Props = FieldProps & {
  type?: Extract<InputProps['type'], 'text' | 'email'>
  placeholder?: string
  /** The likely value, which fills the field until a person types another text. */
  proposal?: string | undefined
}

/** One line of text. */
export function TextField({ name, type = 'text', placeholder = '', proposal, ...frame }: Props) {
  const { value, change, blur, ref, errorText } = useField(name, '')
  useProposal(value, proposal, change)
  return (
    <FieldFrame {...frame} errorText={errorText}>
      <Input
        ref={ref}
        name={name}
        type={type}
        value={value}
        placeholder={placeholder}
        autoComplete={false}
        spellcheck={false}
        ariaRequired={!frame.optional}
        onChange={({ detail }) => change(detail.value)}
        onBlur={blur}
      />
    </FieldFrame>
  )
}
