import type { SandboxDealer, SandboxProduct, SandboxSpec } from '../spec/sandbox-spec';

/** A dealer for specs. */
export function sandboxDealer(values: Partial<SandboxDealer> = {}): SandboxDealer {
  return { ftpUser: 'd1001', ftpPassword: 'secret', code: 'D1001', name: '南京宁润', layout: 'standard', linesPerDay: 9, ...values };
}

export function sandboxProduct(values: Partial<SandboxProduct> = {}): SandboxProduct {
  return { code: 'P1', name: '柴机油 CI-4', specification: '4L×6', unit: '箱', price: '240.00', names: {}, strange: false, ...values };
}

/** One dealer, two ordinary products and customers, one strange one of each. */
export function sandboxSpec(values: Partial<SandboxSpec> = {}): SandboxSpec {
  return {
    seed: 7,
    dealers: [sandboxDealer()],
    products: [
      sandboxProduct(),
      sandboxProduct({ code: 'P2', name: '汽机油 SN', price: '99.90', names: { D1001: { code: '0207', name: '美孚 SN 4L' } } }),
      sandboxProduct({ code: 'P9', name: 'x', strange: true, names: { D1001: { code: '9999', name: '新品礼盒' } } }),
    ],
    terminals: [
      { names: { D1001: '大江汽修' }, strange: false },
      { names: { D1001: '城南快保', D2: 'other' }, strange: false },
      { names: { D1001: '无名小店' }, strange: true },
    ],
    ...values,
  };
}
