import * as z from 'zod/mini'
import { usualVariant } from '../../mailbox-export/export-files.ts'
import { ExportVariantRecord } from '../../state/export-variants.ts'
import { control, nothing } from './control.ts'

/** How the files of exports differ from what they should be, to try their verification. Source: 07/S3L-06. */
export const exportFiles = {
  'GET export-files': control({
    summary: 'Show how the files of exports differ from what they should be',
    path: nothing,
    body: nothing,
    answer: ({ context, organization }) =>
      context.state.exportVariants.get(organization.id, 'variant') ?? usualVariant,
  }),

  'PUT export-files': control({
    summary:
      'Set how the files of the next exports differ from what they should be: the log `absent` or `renamed`, its `sha384Hash` `wrong`, its `times` in `milliseconds`, the `archive` `truncated`, or its 17th entry `damaged`, its `layout` `oneRoot`, its `calendar` as `ics`, its `names` in `cp437`, `zip64`, at least `minBytes` large (up to 2 GiB)',
    path: nothing,
    body: z.partial(z.strictObject(ExportVariantRecord.shape)),
    answer({ context, organization }, _, body) {
      const variant = ExportVariantRecord.parse({ ...usualVariant, ...body })
      context.state.exportVariants.put(organization.id, variant)
      return variant
    },
  }),
}
