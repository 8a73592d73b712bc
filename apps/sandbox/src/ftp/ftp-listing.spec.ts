import { listLine, machineLine, machineTime } from './ftp-listing';

const file = { name: '销售 1.xlsx', isFolder: false, bytes: 1234, changedAt: new Date('2026-03-02T04:05:06Z') };

describe('FTP listings', () => {
  it('write machine times in UTC', () => {
    expect(machineTime(file.changedAt)).toBe('20260302040506');
  });

  it('write MLSD facts; folders have no size', () => {
    expect(machineLine(file)).toBe('type=file;size=1234;modify=20260302040506; 销售 1.xlsx');
    expect(machineLine({ ...file, name: 'sales', isFolder: true })).toBe('type=dir;modify=20260302040506; sales');
  });

  it('write a clock time for what changed lately and a year for the rest', () => {
    expect(listLine(file, new Date('2026-04-01T00:00:00Z'))).toBe('-rw-r--r-- 1 ftp ftp         1234 Mar 02 04:05 销售 1.xlsx');
    expect(listLine(file, new Date('2027-04-01T00:00:00Z'))).toBe('-rw-r--r-- 1 ftp ftp         1234 Mar 02  2026 销售 1.xlsx');
  });
});
