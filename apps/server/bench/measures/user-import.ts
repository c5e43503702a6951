import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@strata/db';
import { AttributeDefinition, AttributeService } from '@strata/profile';
import type { AttributeInput } from '@strata/profile';
import { strata } from '../cli.js';
import { number, times } from '../measure.js';
import type { Bench, Measure } from '../measure.js';
import { timed } from '../statistics.js';

const ROWS = { S: 200_000, M: 1_000_000, L: 1_000_000 } as const;

const ATTRIBUTES: AttributeInput[] = [
  { key: 'bench_name', type: 'TEXT', standardForm: 'NAME' },
  { key: 'bench_gender', type: 'TEXT', standardForm: 'GENDER' },
  // The population's own: there is one attribute of birth dates.
  { key: 'birthday', type: 'DATE', standardForm: 'BIRTH_DATE' },
  { key: 'bench_city', type: 'TEXT', standardForm: 'CITY' },
  { key: 'bench_province', type: 'TEXT', standardForm: 'PROVINCE' },
  { key: 'bench_points', type: 'NUMBER' },
  { key: 'bench_vip', type: 'BOOLEAN' },
  { key: 'bench_joined', type: 'DATETIME' },
];
const COLUMNS = ['id', 'name', 'gender', 'birthday', 'mobile', 'mail', 'city', 'points', 'vip', 'joined'];
const MAPS = ['externalId=id', 'identities.PHONE=mobile', 'identities.EMAIL=mail'].concat(
  'attributes.birthday=birthday',
  ['name', 'gender', 'city', 'points', 'vip', 'joined'].map((column) => `attributes.bench_${column}=${column}`),
);

/** `strata import users` with every rule of cleaning, against a bare COPY of the same file into a staging table. */
export const userImport: Measure = {
  name: 'users',
  async run(bench) {
    const rows = ROWS[bench.options.size];
    const folder = await mkdtemp(join(tmpdir(), 'strata-bench-'));
    try {
      const path = join(folder, 'users.csv');
      await writeRows(path, rows);
      await define(bench.population.url);
      const { ms: bare } = await timed(() => copyBare(bench, path));
      const args = ['import', 'users', path, '--json', ...MAPS.flatMap((map) => ['--map', map])];
      const { output, mostBytes } = await strata(bench.population.url, args);
      const { accepted, tookMs, repaired } = JSON.parse(output) as {
        accepted: number;
        tookMs: number;
        repaired: object;
      };
      return [
        {
          what: `file import of ${number(rows)} users, cleaned by every rule, against a bare COPY of the file (${(bare / 1000).toFixed(1)} s)`,
          measured: `${times(tookMs / bare)} (${number((accepted * 1000) / tookMs)} users/s)`,
          bar: '3 ×',
          met: tookMs / bare <= 3,
          details: { bare, tookMs, accepted, repaired },
        },
        {
          what: 'memory of that import at its highest',
          measured: `${(mostBytes / 1e6).toFixed(0)} MB`,
          bar: '300 MB',
          met: mostBytes < 300e6,
        },
      ];
    } finally {
      await rm(folder, { recursive: true });
    }
  },
};

async function define(url: string): Promise<void> {
  const database = await openDatabase({ url, applicationName: 'bench', poolSize: 1, entities: [AttributeDefinition] });
  const attributes = new AttributeService(database);
  for (const attribute of ATTRIBUTES) await attributes.define(attribute);
  await database.close();
}

/** Every column as text, as a staging table has them. */
async function copyBare({ database }: Bench, path: string): Promise<void> {
  await database.query('DROP TABLE IF EXISTS bench_staging');
  await database.query(
    `CREATE TABLE bench_staging (${COLUMNS.map((column) => `${column} text`).join(', ')}, run text)`,
  );
  try {
    await database.transaction(async (transaction) => {
      await transaction.copyFrom('COPY bench_staging FROM STDIN WITH (FORMAT csv, HEADER)', createReadStream(path));
    });
  } finally {
    await database.query('DROP TABLE bench_staging');
  }
}

const pick = <Value>(values: readonly Value[]): Value => values[Math.floor(Math.random() * values.length)]!;
const digits = (count: number): string => String(Math.floor(Math.random() * 10 ** count)).padStart(count, '0');
const SURNAMES = [...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗'];
const GIVEN = [
  '伟',
  '芳',
  '娜',
  '秀英',
  '敏',
  '静',
  '丽',
  '强',
  '磊',
  '洋',
  '艳',
  '勇',
  '杰',
  '娟',
  '涛',
  '明',
  '超',
  '霞',
  '平',
  '刚',
];
const CITIES = [
  '北京市',
  '上海市',
  '广州',
  '深圳市',
  '杭州',
  '成都市',
  '北京朝阳',
  '广东深圳南山区',
  '武汉',
  '内蒙古呼市',
  '西安市',
  '南京',
];

/** About a third of the values are written otherwise than they are stored. */
function row(at: number, run: string, firstPhone: number): string {
  const phone = String(firstPhone + at);
  const [year, month, day] = [
    1950 + Math.floor(Math.random() * 55),
    1 + Math.floor(Math.random() * 12),
    1 + Math.floor(Math.random() * 28),
  ];
  const two = (value: number): string => String(value).padStart(2, '0');
  const name = pick(SURNAMES) + pick(GIVEN);
  return [
    `bench-${run}-${at}`,
    pick([name, name, name, ` ${name}`, name.split('').join(' ')]),
    pick(['男', '女', '男', '女', 'M', 'F', '先生', '0']),
    pick([
      `${year}-${two(month)}-${two(day)}`,
      `${year}/${month}/${day}`,
      `${year}年${month}月${day}日`,
      `${year}${two(month)}${two(day)}`,
    ]),
    pick([`+86${phone}`, phone, phone, `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`]),
    `${pick(['u', 'U'])}${run}${at}@${pick(['example.com', 'Example.COM', 'mail.example.cn'])}`,
    pick(CITIES),
    pick([digits(4), '"1,200"', '１２３', '1.2万', '0']),
    pick(['true', 'false', '是', '否', 'Y', '0']),
    `2025-${two(month)}-${two(day)} 08:${digits(1)}${digits(1)}`.replace(
      /:(\d)(\d)$/,
      (_all, a: string, b: string) => `:${Number(a) % 6}${b}:00`,
    ),
    run,
  ].join(',');
}

async function writeRows(path: string, rows: number): Promise<void> {
  const file = createWriteStream(path);
  // Users of its own, so that each run creates them.
  const run = randomUUID().slice(0, 8);
  const firstPhone = Number(`1${pick(['38', '39', '58', '86', '77', '99'])}${digits(8)}`);
  file.write(`${[...COLUMNS, 'run'].join(',')}\n`);
  for (let at = 0; at < rows; at += 1) if (!file.write(`${row(at, run, firstPhone)}\n`)) await once(file, 'drain');
  await once(file.end(), 'finish');
}
