import Container from '@cloudscape-design/components/container'
import FileUpload from '@cloudscape-design/components/file-upload'
import FormField from '@cloudscape-design/components/form-field'
import Header from '@cloudscape-design/components/header'
import SpaceBetween from '@cloudscape-design/components/space-between'
import Textarea from '@cloudscape-design/components/textarea'
import { type ClipboardEvent, type DragEvent, useEffect, useState } from 'react'
import { useText } from '../../kit/words/texts.ts'
import { readHeaderLines } from './parse/header-lines.ts'
import { reportKindOf } from './parse/report-kind.ts'

/** A longer text would freeze the field; it is read like a file. In characters. */
const longestInField = 100_000

/** How long a person pauses in typing before the headers are read. Milliseconds. */
const pauseMs = 200

type Props = {
  /** Gets the message, and nothing without one. It has to be the same function at every rendering. */
  onMessage: (message: Blob | undefined) => void
  /** Why the message cannot be read, in words. */
  problem: string | undefined
}

/** Where a message comes from: a text that a person pastes or types, or a file. */
export function MessageSource({ onMessage, problem }: Props) {
  const text = useText('messageHeaders')
  const [typed, setTyped] = useState('')
  const [file, setFile] = useState<File>()
  useEffect(() => {
    if (file || typed.trim() === '') return onMessage(file)
    const timer = setTimeout(() => onMessage(new Blob([typed])), pauseMs)
    return () => clearTimeout(timer)
  }, [typed, file, onMessage])
  /** Takes a text that came in at once: the text of a message is not kept, not even in the field. */
  const take = (whole: string) => {
    const { headers, end } = readHeaderLines(whole.slice(0, longestInField))
    if (whole.length > longestInField || reportKindOf(headers) === 'delivery') {
      setTyped('')
      setFile(new File([whole], text('pasted')))
      return
    }
    setFile(undefined)
    setTyped(headers.length === 0 ? whole : whole.slice(0, end))
  }
  const paste = (event: ClipboardEvent) => {
    const pasted = event.clipboardData.getData('text')
    if (typed !== '' && pasted.length <= longestInField) return
    event.preventDefault()
    take(pasted)
  }
  const change = (value: string) => {
    // What a person types letter by letter is not cut: an empty line may only be the beginning.
    if (value.length - typed.length > 1) take(value)
    else setTyped(value)
  }
  const drop = (event: DragEvent) => {
    const [dropped] = event.dataTransfer.files
    // The zone for files, which shows during the drag, has taken it already.
    if (!dropped || event.defaultPrevented) return
    event.preventDefault()
    setFile(dropped)
  }
  const allowDrop = (event: DragEvent) => {
    if (event.dataTransfer.types.includes('Files')) event.preventDefault()
  }
  return (
    <section aria-label={text('source')} onDragOver={allowDrop} onDrop={drop}>
      <Container header={<Header variant="h2">{text('source')}</Header>}>
        <SpaceBetween size="m">
          <div onPaste={paste}>
            <FormField
              label={text('paste')}
              description={text('pasteDescription')}
              stretch
              constraintText={file && text('fieldOff')}
              errorText={file ? undefined : problem}
            >
              <Textarea
                value={typed}
                rows={6}
                spellcheck={false}
                autoComplete={false}
                disabled={file !== undefined}
                onChange={({ detail }) => change(detail.value)}
              />
            </FormField>
          </div>
          <FormField
            label={text('file')}
            description={text('fileDescription')}
            errorText={file ? problem : undefined}
          >
            <FileUpload
              value={file ? [file] : []}
              onChange={({ detail }) => setFile(detail.value[0])}
              accept=".eml,.txt,message/rfc822,text/plain"
              showFileSize
              i18nStrings={{
                uploadButtonText: () => text('chooseFile'),
                dropzoneText: () => text('dropFile'),
                removeFileAriaLabel: (_, name) => text('removeFile', { name }),
              }}
            />
          </FormField>
        </SpaceBetween>
      </Container>
    </section>
  )
}
