import Button from '@cloudscape-design/components/button'
import { Loading } from '@mailroom/ui/Loading'
import { lazy, Suspense, useEffect, useRef, useState } from 'react'
import { useFormState } from 'react-hook-form'
import { useText } from '../words/texts.ts'
import { FieldFrame, type FieldProps } from './FieldFrame.tsx'
import type { JsonEditorHandle } from './JsonEditor.tsx'
import { longestPaste } from './json-limits.ts'
import type { JsonProblem } from './json-problem.ts'
import { RefusedWords } from './RefusedWords.tsx'
import { useField } from './use-field.ts'

/** Loaded with the first JSON that is edited: it weighs more than a page. */
const JsonEditor = lazy(async () => {
  const { JsonEditor: editor } = await import('./JsonEditor.tsx')
  return { default: editor }
})

type Props = Omit<FieldProps, 'description' | 'constraint' | 'optional'> & {
  description: string
  /** How much of the allowed length is used, below the field. */
  constraint: string
}

/** A field for a JSON text, with the place of the first mistake in words. */
export function JsonField({ name, ...frame }: Props) {
  const text = useText('app')
  const { value, change, blur, ref, errorText } = useField(name, '')
  const { submitCount } = useFormState()
  const [problem, setProblem] = useState<JsonProblem>()
  const [isCorrected, setCorrected] = useState(false)
  const [isCut, setCut] = useState(false)
  const told = useRef<HTMLDivElement>(null)
  const editor = useRef<JsonEditorHandle>(null)
  const isWrong = errorText !== undefined
  // The form looks for the first wrong field, and does not see into the editor.
  // biome-ignore lint/correctness/useExhaustiveDependencies: after each attempt to send, not before.
  useEffect(() => {
    if (submitCount === 0 || !isWrong) return
    if (problem) editor.current?.goTo(problem.from)
    else editor.current?.focus()
  }, [submitCount])
  const problemWords = ({ code, line, column }: JsonProblem) =>
    text(`jsonProblem.${code}`, { line, column })
  const hints = [frame.description, text('jsonKeys'), errorText, problem && problemWords(problem)]
  return (
    <FieldFrame
      {...frame}
      description={`${frame.description} ${text('jsonKeys')}`}
      errorText={errorText}
      details={<RefusedWords name={name} />}
      isWide
    >
      <Suspense fallback={<Loading label={text('loading')} bare />}>
        <JsonEditor
          ref={(handle) => {
            editor.current = handle
            ref(handle)
          }}
          label={frame.label}
          hint={hints.filter((hint) => hint !== undefined).join(' ')}
          isInvalid={isWrong || problem !== undefined}
          value={value}
          problemWords={problemWords}
          onChange={change}
          onBlur={blur}
          onProblem={(found) => {
            // The button that has the focus goes with the problem.
            if (!found && told.current?.contains(document.activeElement)) told.current.focus()
            setCorrected(!found && (isCorrected || problem !== undefined))
            setProblem(found)
          }}
          onPaste={setCut}
        />
      </Suspense>
      <div ref={told} tabIndex={-1} role="status">
        {isCut && <div>{text('jsonCut', { max: longestPaste })}</div>}
        {isCorrected && text('jsonCorrected')}
        {problem && (
          <>
            {problemWords(problem)}{' '}
            <Button
              variant="inline-link"
              formAction="none"
              onClick={() => editor.current?.goTo(problem.from)}
            >
              {text('jsonGoTo')}
            </Button>
          </>
        )}
      </div>
    </FieldFrame>
  )
}
