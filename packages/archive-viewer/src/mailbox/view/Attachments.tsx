import { useState } from 'preact/hooks'
import { hashOf } from '../../frame/route.ts'
import type { AttachedFile } from '../message/read-message.ts'
import { safeFileName } from '../names.ts'
import { call } from '../session.ts'
import { useFormats, useWords } from './formats.ts'
import { saveFile } from './save-file.ts'

type Props = { number: number; path: number[]; files: readonly AttachedFile[] }

/** The files of a message. What may be a program is saved only after a warning. Source: ARC-07. */
export function Attachments({ number, path, files }: Props) {
  const words = useWords()
  const { size } = useFormats()
  const [warned, setWarned] = useState<number>()
  const [problem, setProblem] = useState('')
  const save = async (file: AttachedFile) => {
    const read = await call('file', number, path, file.number)
    setWarned(undefined)
    if ('problem' in read) return setProblem(words(`problem.${read.problem}`))
    const otherwise = file.isMessage ? 'message.eml' : `attachment-${file.number + 1}`
    saveFile(read.result, safeFileName(file.name, otherwise))
  }
  const saveOrFail = (file: AttachedFile) => save(file).catch(() => setProblem(words('unexpected')))
  if (files.length === 0) return null
  return (
    <section aria-labelledby="attachments">
      <h3 id="attachments">{words('attachments', { count: files.length })}</h3>
      <ul class="attachments">
        {files.map((file) => (
          <li key={file.number}>
            <bdi>{file.name || words('noName')}</bdi>{' '}
            <span class="dim">
              <bdi>{file.type}</bdi> · {size(file.size)}
            </span>{' '}
            {file.isMessage && (
              <a href={hashOf('mailboxes', [number, ...path, file.number].join('/'))}>
                {words('openMessage')}
              </a>
            )}{' '}
            <button
              type="button"
              onClick={() => (file.mayBeProgram ? setWarned(file.number) : saveOrFail(file))}
            >
              {words('save')}
            </button>
            {warned === file.number && (
              <div role="alert" class="notice bad">
                <p>{words('programWarning')}</p>
                <button type="button" onClick={() => saveOrFail(file)}>
                  {words('saveAnyway')}
                </button>{' '}
                <button type="button" onClick={() => setWarned(undefined)}>
                  {words('doNotSave')}
                </button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {problem && (
        <p role="alert" class="bad">
          {problem}
        </p>
      )}
    </section>
  )
}
