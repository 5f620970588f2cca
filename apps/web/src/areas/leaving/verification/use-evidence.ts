import { useParams } from 'react-router'
import { useOrganizationScope } from '../../../kit/data/scope.ts'
import { useRead } from '../../../kit/data/use-read.ts'

/** Returns the part of the input that names the export in the address. */
export function useEvidenceInput() {
  const { exportJobId: jobId = '' } = useParams()
  return { ...useOrganizationScope(), jobId }
}

/** Reads what is proved of the export in the address, again and again while it is checked. */
export function useEvidence() {
  return useRead('exportEvidence.describe', useEvidenceInput())
}
