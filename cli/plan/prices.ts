/**
 * Prices of us-east-1 in US dollars, without free tiers and taxes, gathered in November 2026 from
 * AWS's price pages as vantage.sh, cloudburn.io, factualminds.com and clustercost.com report them;
 * those marked * from memory of AWS's pages, not looked up again.
 */
export const prices = {
    region: "us-east-1",
    date: "November 2026",
    /** By processor: a vCPU and a gibibyte of memory for an hour. */
    fargate: {
        x86_64: { vcpuHour: 0.04048, gibHour: 0.004445 },
        arm64: { vcpuHour: 0.03238, gibHour: 0.00356 },
    },
    efs: {
        standardGibMonth: 0.3,
        infrequentGibMonth: 0.025,
        elasticReadGib: 0.03,
        elasticWriteGib: 0.06,
    },
    /** AWS Backup of EFS, in its warm storage: as factualminds.com reports it, June 2026. */
    backup: { keptGibMonth: 0.05, restoreGib: 0.02 }, // the restore *
    nat: { hour: 0.045, gib: 0.045 },
    publicAddressHour: 0.005,
    /** A capacity unit covers a gigabyte and 100,000 connections an hour; wallets need a part of one.* */
    loadBalancer: { hour: 0.0225, capacityUnitHour: 0.006 },
    dataOutGib: 0.09, // *
    logs: { ingestGib: 0.5, keepGibMonth: 0.03 }, // *
    customMetricMonth: 0.3, // *
    alarmMonth: 0.1, // *
    dashboardMonth: 3, // *
    hostedZoneMonth: 0.5, // *
    secretMonth: 0.4, // *
    imageGibMonth: 0.1, // *
} as const;

/** AWS's month for prices by the hour. */
export const hoursPerMonth = 730;
