import { defaultKeymap, history, historyKeymap } from '@codemirror/commands'
import { json } from '@codemirror/lang-json'
import {
  bracketMatching,
  HighlightStyle,
  indentOnInput,
  indentUnit,
  syntaxHighlighting,
} from '@codemirror/language'
import { linter, lintGutter } from '@codemirror/lint'
import { Compartment, EditorState } from '@codemirror/state'
import { EditorView, highlightSpecialChars, keymap, lineNumbers } from '@codemirror/view'
import { tags } from '@lezer/highlight'
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from 'react'
import { longestPaste } from './json-limits.ts'
import { type JsonProblem, jsonProblemOf } from './json-problem.ts'

/** The colours and sizes of the console; they change with its theme. */
const theme = EditorView.theme({
  '&': {
    border: '1px solid var(--border-control)',
    borderRadius: '8px',
    backgroundColor: 'var(--background-control)',
    color: 'var(--text)',
    fontSize: '13px',
  },
  '&.cm-focused': { outline: '2px solid var(--border-focused)', outlineOffset: '1px' },
  '.cm-scroller': {
    minHeight: '160px',
    maxHeight: '60vh',
    borderRadius: '7px',
    fontFamily: 'Monaco, Menlo, Consolas, "Courier Prime", Courier, monospace',
    lineHeight: '20px',
  },
  '.cm-content': { caretColor: 'var(--text)' },
  '.cm-gutters': {
    borderRight: '1px solid var(--border-row)',
    backgroundColor: 'var(--background-control)',
    color: 'var(--text-secondary)',
  },
  '.cm-specialChar': { color: 'var(--text-error)' },
  '.cm-matchingBracket, &.cm-focused .cm-matchingBracket': {
    outline: '1px solid var(--border-control)',
    backgroundColor: 'transparent',
  },
  '.cm-tooltip': {
    border: '1px solid var(--border-control)',
    backgroundColor: 'var(--background-popover)',
    color: 'var(--text)',
  },
})

const colours = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--text-link)' },
  { tag: tags.string, color: 'var(--text-success)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--text-warning)' },
])

const attributes = new Compartment()

/** Returns what assistive technology is told of the editor; the hint is beside it, unseen. */
function attributesOf({ label, isInvalid }: Pick<Props, 'label' | 'isInvalid'>) {
  return attributes.reconfigure(
    EditorView.contentAttributes.of({
      ...{ 'aria-label': label, 'aria-describedby': 'hint', 'aria-required': 'true' },
      'aria-invalid': String(isInvalid),
      // It scrolls a long text by the keyboard, which is told by this alone.
      tabindex: '0',
    }),
  )
}

export type JsonEditorHandle = {
  focus: () => void
  /** Focuses the editor with the cursor at a place of the text. */
  goTo: (from: number) => void
}

type Props = {
  label: string
  /** Is read out after the label: the description, how to leave, and what is wrong. */
  hint: string
  isInvalid: boolean
  value: string
  problemWords: (problem: JsonProblem) => string
  onChange: (value: string) => void
  onBlur: () => void
  /** Is told the first problem of the text, a moment after it was typed. */
  onProblem: (problem: JsonProblem | undefined) => void
  /** Is told whether a text that was pasted was cut, because it was too long. */
  onPaste: (isCut: boolean) => void
  ref: Ref<JsonEditorHandle>
}

/**
 * An editor of JSON. It stands in a shadow tree, because the styles that it makes for itself are
 * adopted there, while the content security policy forbids them in the page. Tab leaves it.
 */
export function JsonEditor(props: Props) {
  const { label, hint, isInvalid, value, ref } = props
  const host = useRef<HTMLDivElement>(null)
  const editor = useRef<EditorView>(undefined)
  const described = useRef<HTMLSpanElement>(undefined)
  /** The texts that were told to `onChange` and have not come back as `value` yet. */
  const told = useRef<string[]>([])
  const onUpdate = useEffectEvent((typed: string) => {
    told.current.push(typed)
    props.onChange(typed)
  })
  const onPaste = useEffectEvent((isCut: boolean) => props.onPaste(isCut))
  const onBlur = useEffectEvent(() => props.onBlur())
  const found = useEffectEvent((text: string) => {
    const problem = jsonProblemOf(text)
    props.onProblem(problem)
    return problem && { from: problem.from, message: props.problemWords(problem) }
  })
  const first = useEffectEvent(() => ({ value, label, isInvalid }))

  useEffect(() => {
    if (!host.current) return
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' })
    const start = first()
    const view = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: start.value,
        extensions: [
          [lineNumbers(), highlightSpecialChars(), history(), bracketMatching(), indentOnInput()],
          [json(), indentUnit.of('  '), syntaxHighlighting(colours), theme],
          [EditorView.lineWrapping, lintGutter(), attributes.of([])],
          keymap.of([...defaultKeymap, ...historyKeymap]),
          linter(
            ({ state: { doc } }) => {
              const problem = found(doc.toString())
              if (!problem) return []
              const { from, message } = problem
              const to = Math.min(from + 1, doc.length)
              return [{ from: Math.min(from, to), to, severity: 'error' as const, message }]
            },
            { delay: 300 },
          ),
          EditorView.updateListener.of(({ docChanged, state }) => {
            if (docChanged) onUpdate(state.doc.toString())
          }),
          EditorView.clipboardInputFilter.of((pasted) => {
            onPaste(pasted.length > longestPaste)
            return pasted.slice(0, longestPaste)
          }),
          EditorView.domEventHandlers({ blur: () => onBlur() }),
        ],
      }),
    })
    view.dispatch({ effects: attributesOf(start) })
    described.current = document.createElement('span')
    described.current.id = 'hint'
    described.current.hidden = true
    root.append(described.current)
    editor.current = view
    return () => {
      view.destroy()
      root.replaceChildren()
    }
  }, [])

  useEffect(() => {
    editor.current?.dispatch({ effects: attributesOf({ label, isInvalid }) })
  }, [label, isInvalid])

  useEffect(() => {
    if (described.current) described.current.textContent = hint
  }, [hint])

  useEffect(() => {
    const typed = editor.current?.state.doc.toString()
    const place = typed === value ? told.current.length : told.current.lastIndexOf(value)
    told.current = told.current.slice(place + 1)
    // A text of the editor comes back late if the page is busy, and somebody may have typed on. Only
    // what came from elsewhere, such as an inserted statement, replaces what is typed.
    if (place >= 0 || typed === undefined) return
    editor.current?.dispatch({ changes: { from: 0, to: typed.length, insert: value } })
  }, [value])

  useImperativeHandle(ref, () => ({
    focus: () => {
      // CodeMirror takes the focus without scrolling.
      editor.current?.dispatch({ scrollIntoView: true })
      editor.current?.focus()
    },
    goTo: (from) => {
      const { length } = editor.current?.state.doc ?? { length: 0 }
      const anchor = Math.min(from, length)
      editor.current?.dispatch({ selection: { anchor }, scrollIntoView: true })
      editor.current?.focus()
    },
  }))

  return <div ref={host} />
}
