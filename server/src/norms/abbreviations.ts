/**
 * Abbreviations that everybody in an office reads without being told. Every other one is explained where it first stands, in brackets
 * behind the words it is for (HD05 I.6.1.3).
 */
import { BODIES } from './bodies';
import type { Sourced } from './source';

export const ABBREVIATION_SOURCE: Sourced = { source: 'HD05 I.6.1.3; REVIEW', verified: true };

const words = (text: string): string[] => text.trim().split(/\s+/);

/** Offices, posts and institutions. */
const OFFICES = words(`
  UBND HĐND MTTQ MTTQVN UBMTTQ UBMTTQVN TAND VKSND TANDTC VKSNDTC UBTVQH ĐBQH QH CP TW TƯ TU HU ĐU TT TTg VP VPTW VPCP VPQH BCH BTV
  BCĐ BTC BTG BTGDV UBKT BCT BBT CTN HĐBCQG HTX THCS THPT TH THPTQG MN GDĐT GDTX ĐH CĐ TTHTCĐ NXB TTXVN VOV VTV LLVT LLVTND CAND QĐND BĐBP
  QLNN CBCC CCVC CBCCVC LĐLĐ LĐTBXH HCCB HND HLHPN ĐTN ĐTNCS TNCS CSHCM TNCSHCM CCB MTQG NTM NSNN KBNN NHNN NHCSXH CBCNV CNVC CNVCLĐ
  TDP KDC KP`);

/** Subjects of administration. */
const SUBJECTS = words(`
  CCHC TTHC QPPL VBQPPL PBGDPL XHCN CNXH CNCS CNTT CNH HĐH CĐS KTXH QPAN ANQP ANTT ATGT TTATGT ATTP VSATTP PCCC CNCH PCTN PCLB PCTT TKCN
  BHXH BHYT BHTN BVMT BVTV GPMB QSDĐ CSDL CCCD CMND TNCN GTGT TNDN SXKD TSCĐ XDCB ODA KHCN ĐMST KHHGĐ DTTS VHTT VHTTDL TDTT NN NNPTNT PTNT
  VBHN TCVN QCVN QCĐP TCCS TCN ISO STT TM KT TL TUQ PGS TS ThS GS BS KS CN UV UVBTV UVBCH TP TX TT KCN KKT CCN SX TCLĐ LĐ HĐLĐ HĐ
  VNĐ VND USD EUR VT CHLB CHDC TCXD TCXDVN QCXDVN TTĐT TGĐ`);

/** International, as the world writes them. */
const INTERNATIONAL = words(`
  ASEAN WTO UN WHO UNESCO UNICEF UNDP FAO ILO IMF WB ADB APEC EU ASEM CPTPP EVFTA RCEP FTA FDI GDP GNP GRDP GNI CPI PPP ODA NGO BOT BT BTO
  PCI PAPI SIPAS PAR INDEX IIP KPI ICT AI IT IoT GIS GPS SMS USB PC CD DVD VCD PDF XML SQL HTML API OCR QR COVID SARS HIV AIDS ADN DNA RNA
  WAN LAN VPN ATM SIM TV FM AM UHF VHF URL DNS IP ID OTP CEO HDI ASCII TIFF JPEG JPG PNG VIP OK ESG SDG GPT
  MB GB KB TB ABC ISBN ISSN MV KV`);

const KNOWN: ReadonlySet<string> = new Set([
  ...OFFICES,
  ...SUBJECTS,
  ...INTERNATIONAL,
  // "Bộ GTVT" as well as "BGTVT".
  ...BODIES.flatMap(({ letters, level }) =>
    level === 'central' ? [letters, letters.replace(/^B(?=[A-ZĐ]{2})/, '')] : [],
  ),
]);

/** Whether an abbreviation needs no explanation. */
export function isWellKnown(abbreviation: string): boolean {
  return KNOWN.has(abbreviation);
}
