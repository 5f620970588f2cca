import Alert from '@cloudscape-design/components/alert'
import Box from '@cloudscape-design/components/box'
import SpaceBetween from '@cloudscape-design/components/space-between'
import { type KitTargetState, maxSampleCharacters } from '@mailroom/schemas/kits'
import type { Output } from '@mailroom/schemas/operations'
import { useState } from 'react'
import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'
import { RouteDialog } from '../../../kit/dialog/RouteDialog.tsx'
import { useCloseDialog } from '../../../kit/dialog/use-close-dialog.ts'
import { OperationForm } from '../../../kit/form/OperationForm.tsx'
import { SelectField } from '../../../kit/form/SelectField.tsx'
import { Loaded } from '../../../kit/page/Loaded.tsx'
import { useFormats } from '../../../kit/words/formats.ts'
import { useText } from '../../../kit/words/texts.ts'
import { ComparedHeadings } from './ComparedHeadings.tsx'
import { DroppedFile } from './DroppedFile.tsx'
import { useKitWords } from './use-kit-words.ts'

type Compared = Output<'kits.checkSample'>

function SampleForm({ state }: { state: KitTargetState }) {
  const text = useText('kits')
  const { dateTime } = useFormats()
  const close = useCloseDialog()
  const scope = useOrganizationScope()
  const [file, setFile] = useState<File>()
  const [sample, setSample] = useState('')
  const [isMissing, setMissing] = useState(false)
  const [compared, setCompared] = useState<Compared>()
  const { target, samples } = state
  const choose = async (chosen: File | undefined) => {
    setFile(chosen)
    setCompared(undefined)
    // Headings stand at the beginning: people further down stay in the file.
    const start = await chosen?.slice(0, maxSampleCharacters).text()
    const [headings = ''] = start?.split(/\r?\n/) ?? []
    setSample(headings === '' ? '' : `${headings}\r\n`)
  }
  return (
    <SpaceBetween size="m">
      {samples.map(({ file: name, checked }) => (
        <div key={name}>
          {checked
            ? text(checked.isSame ? 'sampleSame' : 'sampleDiffers', {
                ...{ name, by: checked.checkedBy, at: dateTime(checked.checkedAt) },
              })
            : text('sampleUnchecked', { name })}
        </div>
      ))}
      {compared && (
        <div role="status">
          <Alert
            type={compared.isSame ? 'success' : 'error'}
            header={text(compared.isSame ? 'headingsSame' : 'headingsDiffer')}
          >
            {text(compared.isSame ? 'headingsSameMeaning' : 'headingsDifferMeaning')}
          </Alert>
        </div>
      )}
      {compared && !compared.isSame && <ComparedHeadings {...compared} />}
      <OperationForm
        key={compared ? 'again' : 'first'}
        id="kits.checkSample"
        fixed={{ ...scope, target, sample: sample || ' ' }}
        defaults={{ file: samples[0]?.file ?? '' }}
        submitLabel={text('compare')}
        mayBeSent={async () => {
          setMissing(sample === '')
          return sample !== ''
        }}
        onCancel={close}
        onDone={setCompared}
      >
        <Box>{text('sampleExplanation')}</Box>
        <SelectField
          name="file"
          label={text('sampleFile')}
          options={samples.map(({ file: value }) => ({ value, label: value }))}
        />
        <DroppedFile
          label={text('theirSample')}
          description={text('theirSampleMeaning')}
          file={file}
          problem={isMissing && sample === '' ? text('fileMissing') : undefined}
          onChange={(chosen) => void choose(chosen)}
        />
      </OperationForm>
    </SpaceBetween>
  )
}

/** Compares the headings of a target's own sample with those of its kits. Source: KIT-07. */
export function SampleDialog() {
  const text = useText('kits')
  const words = useKitWords()
  const { kitTarget } = useParams()
  const query = useRead('kits.list', useOrganizationScope())
  const state = query.data?.targets.find(({ target }) => target === kitTarget)
  return (
    <RouteDialog
      title={state ? text('sampleTitle', { name: words.target(state.target) }) : text('sample')}
      size="large"
    >
      <Loaded query={query}>
        {() =>
          state && state.samples.length > 0 ? (
            <SampleForm state={state} />
          ) : (
            <Box>{text('noSamples')}</Box>
          )
        }
      </Loaded>
    </RouteDialog>
  )
}
