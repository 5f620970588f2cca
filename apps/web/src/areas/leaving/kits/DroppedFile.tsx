import FileUpload from '@cloudscape-design/components/file-upload'
import FormField from '@cloudscape-design/components/form-field'
import { useText } from '../../../kit/words/texts.ts'

type Props = {
  label: string
  description: string
  file: File | undefined
  problem: string | undefined
  onChange: (file: File | undefined) => void
}

/** A file of the target that is dropped or chosen; it is read as text and never run. */
export function DroppedFile({ label, description, file, problem, onChange }: Props) {
  const text = useText('kits')
  return (
    <FormField label={label} description={description} errorText={problem}>
      <FileUpload
        value={file ? [file] : []}
        onChange={({ detail }) => onChange(detail.value[0])}
        accept=".csv,text/csv"
        showFileSize
        i18nStrings={{
          uploadButtonText: () => text('chooseFile'),
          dropzoneText: () => text('dropFile'),
          removeFileAriaLabel: (_, name) => text('removeFile', { name }),
        }}
      />
    </FormField>
  )
}
