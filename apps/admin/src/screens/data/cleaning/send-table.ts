import type { InferenceTableKind } from '../../../graphql/graphql';

type FaultCode = 'UNREADABLE_ROW' | 'INVALID_KEY' | 'UNKNOWN_DIVISION' | 'WRONG_LEVEL' | 'CONTRADICTION' | 'OVERLAP';

export interface TableFault {
  line: number;
  code: FaultCode;
  message: string;
  text: string | null;
  other: number | null;
}

/** What became of a table that was sent. */
export type SentTable =
  { rows: number } | { faulty: number; faults: readonly TableFault[] } | { refused: { code: string; message: string } };

/** Sends a file as it is, because a GraphQL body holds 1 MB and a table may have 64. Throws where the server does not answer. */
export async function sendTable(kind: InferenceTableKind, file: File, note: string): Promise<SentTable> {
  const query = new URLSearchParams({ fileName: file.name, note });
  const answer = await fetch(`/v1/inference-tables/${kind}?${query.toString()}`, {
    method: 'PUT',
    headers: { 'content-type': 'application/octet-stream' },
    body: file,
  });
  const body = (await answer.json()) as {
    rows: number;
    code: string;
    message: string;
    faulty: number;
    faults: TableFault[];
  };
  if (answer.ok) return { rows: body.rows };
  const { code, message, faulty, faults } = body;
  return code === 'FAULTY_TABLE' ? { faulty, faults } : { refused: { code, message } };
}
