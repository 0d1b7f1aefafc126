import type { Words } from '../../../engine/spec/words.ts';

/** Fetching, choosing and dropping files of data. */
export const fetchWords = {
  fetchTitle: { en: 'Download images', zh: '下载图像' },
  fetchImages: { en: 'Download {name}, {size}', zh: '下载 {name}，{size}' },
  fetchNotNeeded: { en: 'The data in use need no download.', zh: '当前数据无需下载。' },
  fetchWhat: { en: 'What', zh: '内容' },
  fetchWhatText: {
    en: '{name}: {train} training and {test} test images in four files',
    zh: '{name}：训练 {train} 张、测试 {test} 张，共四个文件',
  },
  fetchFrom: { en: 'From', zh: '来源' },
  fetchFromText: {
    en: 'this page’s own server where it has them, else {host}, which then sees your address',
    zh: '优先本站服务器，没有则 {host}（它会看到你的地址）',
  },
  fetchSize: { en: 'Size', zh: '大小' },
  fetchKept: { en: 'Kept', zh: '保存' },
  fetchKeptText: { en: 'in this browser, so the next time needs no network', zh: '保存在此浏览器，下次无需网络' },
  download: { en: 'Download', zh: '下载' },
  tryAgain: { en: 'Try again', zh: '重试' },
  cancel: { en: 'Cancel', zh: '取消' },
  fetching: { en: 'Downloading', zh: '正在下载' },
  fetchProgress: { en: '{received} of {total}', zh: '{received} / {total}' },
  fetchFailed: { en: 'The images did not arrive', zh: '没有取到图像' },
  fetchOffline: {
    en: 'This device is offline. Connect and try again, choose the files yourself, or use the drawn digits, which need no network.',
    zh: '设备已离线。请联网后重试，或自己选择文件，或改用无需网络的手绘数字。',
  },
  fetchBlocked: {
    en: '{host} could not be reached, or does not let pages read its files (CORS); a school’s filter may be why. Choose the files yourself, or use the drawn digits.',
    zh: '无法连接 {host}，或它不允许网页读取文件（CORS），也可能被校园网拦截。请自己选择文件，或改用手绘数字。',
  },
  fetchMissing: {
    en: '{host} does not have {file}. Choose the files yourself, or use the drawn digits.',
    zh: '{host} 上没有 {file}。请自己选择文件，或改用手绘数字。',
  },
  fetchBroken: {
    en: '{file} from {host} ended early; nothing of it was kept. Try again.',
    zh: '来自 {host} 的 {file} 传输中断，未保存任何内容。请重试。',
  },
  fetchChecksum: {
    en: '{file} from {host} is not the file it should be: its checksum differs. It was not used. Choose the files yourself, or use the drawn digits.',
    zh: '来自 {host} 的 {file} 校验和不符，不是应有的文件，未使用。请自己选择文件，或改用手绘数字。',
  },
  csvTarget: { en: 'Learn', zh: '学习目标' },
  csvFeatures: { en: 'from these columns', zh: '来自这些列' },
  needsFiles: { en: '{name} needs its files: {files}.', zh: '{name} 需要文件：{files}。' },
  dropHere: { en: 'Drop images (IDX, .gz) or a table (CSV) here', zh: '把图像（IDX、.gz）或表格（CSV）放到这里' },
} as const satisfies Record<string, Words>;
