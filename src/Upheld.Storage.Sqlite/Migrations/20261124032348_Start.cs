using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Upheld.Storage.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Start : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "commitments_calendar",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    calendar = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    rules = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    time_zone_release = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitments_calendar", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commitments_customer",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    title_en = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    title_zh = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    time_zone = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    is_retired = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitments_customer", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commitments_document",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    effective_from = table.Column<string>(type: "TEXT", maxLength: 10, nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    is_retired = table.Column<bool>(type: "INTEGER", nullable: false),
                    content = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitments_document", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commitments_logged_calendar",
                columns: table => new
                {
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    calendar = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitments_logged_calendar", x => new { x.customer, x.calendar });
                });

            migrationBuilder.CreateTable(
                name: "commitments_promise",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    contract = table.Column<byte[]>(type: "BLOB", nullable: false),
                    contract_name = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    terms = table.Column<string>(type: "TEXT", nullable: true),
                    is_retired = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitments_promise", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "commitments_service",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    title_en = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    title_zh = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    criticality = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    is_retired = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_commitments_service", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_person",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    DisplayName = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    UserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedUserName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    Email = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedEmail = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    EmailConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    PasswordHash = table.Column<string>(type: "TEXT", nullable: true),
                    SecurityStamp = table.Column<string>(type: "TEXT", nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true),
                    PhoneNumber = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    PhoneNumberConfirmed = table.Column<bool>(type: "INTEGER", nullable: false),
                    TwoFactorEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    LockoutEnd = table.Column<long>(type: "INTEGER", nullable: true),
                    LockoutEnabled = table.Column<bool>(type: "INTEGER", nullable: false),
                    AccessFailedCount = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_person", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "identity_role",
                columns: table => new
                {
                    Id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    NormalizedName = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    ConcurrencyStamp = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_role", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_checkpoint",
                columns: table => new
                {
                    log = table.Column<byte[]>(type: "BLOB", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    note = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_checkpoint", x => new { x.log, x.size });
                });

            migrationBuilder.CreateTable(
                name: "kernel_fact",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    type = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    body = table.Column<string>(type: "TEXT", nullable: false),
                    slot = table.Column<long>(type: "INTEGER", nullable: true),
                    commitment = table.Column<byte[]>(type: "BLOB", nullable: true),
                    inner_root = table.Column<byte[]>(type: "BLOB", nullable: true),
                    seq = table.Column<long>(type: "INTEGER", nullable: true),
                    log = table.Column<byte[]>(type: "BLOB", nullable: true),
                    idx = table.Column<long>(type: "INTEGER", nullable: true),
                    leaf_hash = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_fact", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_follower",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    position = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_follower", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "kernel_job",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    cron = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    zone = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    next_due = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_job", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "kernel_job_run",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    job = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    due_at = table.Column<long>(type: "INTEGER", nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true),
                    times = table.Column<int>(type: "INTEGER", nullable: false),
                    message = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_job_run", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_lease",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    holder = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    epoch = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_lease", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "kernel_log",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    generation = table.Column<int>(type: "INTEGER", nullable: false),
                    origin = table.Column<string>(type: "TEXT", maxLength: 300, nullable: false),
                    read_token = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: false),
                    root = table.Column<byte[]>(type: "BLOB", nullable: false),
                    edge = table.Column<byte[]>(type: "BLOB", nullable: false),
                    signed_size = table.Column<long>(type: "INTEGER", nullable: false),
                    checkpoint = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_log", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "kernel_personal",
                columns: table => new
                {
                    commitment = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    salt = table.Column<byte[]>(type: "BLOB", nullable: true),
                    data = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_personal", x => x.commitment);
                });

            migrationBuilder.CreateTable(
                name: "kernel_setting",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 80, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 2000, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_setting", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "kernel_tile",
                columns: table => new
                {
                    log = table.Column<byte[]>(type: "BLOB", nullable: false),
                    level = table.Column<int>(type: "INTEGER", nullable: false),
                    n = table.Column<long>(type: "INTEGER", nullable: false),
                    hashes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_kernel_tile", x => new { x.log, x.level, x.n });
                });

            migrationBuilder.CreateTable(
                name: "monitoring_batch",
                columns: table => new
                {
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    count = table.Column<int>(type: "INTEGER", nullable: false),
                    fact = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_monitoring_batch", x => new { x.customer, x.number });
                });

            migrationBuilder.CreateTable(
                name: "monitoring_chunk",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    shard = table.Column<int>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    batch = table.Column<long>(type: "INTEGER", nullable: true),
                    records = table.Column<byte[]>(type: "BLOB", nullable: false),
                    details = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_monitoring_chunk", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "monitoring_day",
                columns: table => new
                {
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    location = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    block = table.Column<byte[]>(type: "BLOB", nullable: false),
                    before = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_monitoring_day", x => new { x.customer, x.number, x.location, x.day });
                });

            migrationBuilder.CreateTable(
                name: "monitoring_detail",
                columns: table => new
                {
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    location = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    details = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_monitoring_detail", x => new { x.customer, x.number, x.location, x.day });
                });

            migrationBuilder.CreateTable(
                name: "monitoring_heartbeat",
                columns: table => new
                {
                    monitor = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    token = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    last_success = table.Column<long>(type: "INTEGER", nullable: true),
                    last_failure = table.Column<long>(type: "INTEGER", nullable: true),
                    last_start = table.Column<long>(type: "INTEGER", nullable: true),
                    exit_code = table.Column<int>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_monitoring_heartbeat", x => x.monitor);
                });

            migrationBuilder.CreateTable(
                name: "monitoring_history",
                columns: table => new
                {
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    location = table.Column<int>(type: "INTEGER", nullable: false),
                    monitor = table.Column<byte[]>(type: "BLOB", nullable: false),
                    pack = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_monitoring_history", x => new { x.customer, x.number, x.location });
                });

            migrationBuilder.CreateTable(
                name: "monitoring_hours",
                columns: table => new
                {
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    location = table.Column<int>(type: "INTEGER", nullable: false),
                    day = table.Column<int>(type: "INTEGER", nullable: false),
                    hours = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_monitoring_hours", x => new { x.customer, x.number, x.location, x.day });
                });

            migrationBuilder.CreateTable(
                name: "monitoring_monitor",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    title_en = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    title_zh = table.Column<string>(type: "TEXT", maxLength: 200, nullable: false),
                    service = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    target = table.Column<string>(type: "TEXT", maxLength: 500, nullable: false),
                    spec = table.Column<string>(type: "TEXT", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    shard = table.Column<int>(type: "INTEGER", nullable: false),
                    every_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    is_paused = table.Column<bool>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    retired_at = table.Column<long>(type: "INTEGER", nullable: true),
                    version = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_monitoring_monitor", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "monitoring_outage",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    monitor = table.Column<byte[]>(type: "BLOB", nullable: false),
                    location = table.Column<int>(type: "INTEGER", nullable: false),
                    start_at = table.Column<long>(type: "INTEGER", nullable: false),
                    earliest = table.Column<long>(type: "INTEGER", nullable: false),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: false),
                    fault = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    end_at = table.Column<long>(type: "INTEGER", nullable: true),
                    end_earliest = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_monitoring_outage", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "monitoring_schedule",
                columns: table => new
                {
                    monitor = table.Column<byte[]>(type: "BLOB", nullable: false),
                    location = table.Column<int>(type: "INTEGER", nullable: false),
                    first_slot = table.Column<long>(type: "INTEGER", nullable: false),
                    starts_at = table.Column<long>(type: "INTEGER", nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<long>(type: "INTEGER", nullable: false),
                    vantage = table.Column<string>(type: "TEXT", maxLength: 63, nullable: false),
                    active = table.Column<bool>(type: "INTEGER", nullable: false),
                    interval_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    timeout_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    jitter_ms = table.Column<long>(type: "INTEGER", nullable: false),
                    confirm_failures = table.Column<int>(type: "INTEGER", nullable: false),
                    confirm_successes = table.Column<int>(type: "INTEGER", nullable: false),
                    recorded_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_monitoring_schedule", x => new { x.monitor, x.location, x.first_slot, x.starts_at });
                });

            migrationBuilder.CreateTable(
                name: "monitoring_shard_state",
                columns: table => new
                {
                    shard = table.Column<int>(type: "INTEGER", nullable: false),
                    states = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_monitoring_shard_state", x => x.shard);
                });

            migrationBuilder.CreateTable(
                name: "reporting_part",
                columns: table => new
                {
                    report = table.Column<byte[]>(type: "BLOB", nullable: false),
                    number = table.Column<int>(type: "INTEGER", nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    bytes = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_part", x => new { x.report, x.number });
                });

            migrationBuilder.CreateTable(
                name: "reporting_report",
                columns: table => new
                {
                    id = table.Column<byte[]>(type: "BLOB", nullable: false),
                    customer = table.Column<byte[]>(type: "BLOB", nullable: false),
                    period = table.Column<string>(type: "TEXT", maxLength: 21, nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    known_at = table.Column<long>(type: "INTEGER", nullable: false),
                    document = table.Column<string>(type: "TEXT", nullable: false),
                    manifest = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    fact = table.Column<byte[]>(type: "BLOB", nullable: false),
                    size = table.Column<long>(type: "INTEGER", nullable: true),
                    omitted = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_reporting_report", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "identity_person_claim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_person_claim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_identity_person_claim_identity_person_UserId",
                        column: x => x.UserId,
                        principalTable: "identity_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_person_login",
                columns: table => new
                {
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderKey = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    ProviderDisplayName = table.Column<string>(type: "TEXT", nullable: true),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_person_login", x => new { x.LoginProvider, x.ProviderKey });
                    table.ForeignKey(
                        name: "FK_identity_person_login_identity_person_UserId",
                        column: x => x.UserId,
                        principalTable: "identity_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_person_passkey",
                columns: table => new
                {
                    CredentialId = table.Column<byte[]>(type: "BLOB", maxLength: 1024, nullable: false),
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Data = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_person_passkey", x => x.CredentialId);
                    table.ForeignKey(
                        name: "FK_identity_person_passkey_identity_person_UserId",
                        column: x => x.UserId,
                        principalTable: "identity_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_person_token",
                columns: table => new
                {
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    LoginProvider = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    Value = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_person_token", x => new { x.UserId, x.LoginProvider, x.Name });
                    table.ForeignKey(
                        name: "FK_identity_person_token_identity_person_UserId",
                        column: x => x.UserId,
                        principalTable: "identity_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_person_role",
                columns: table => new
                {
                    UserId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    RoleId = table.Column<byte[]>(type: "BLOB", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_person_role", x => new { x.UserId, x.RoleId });
                    table.ForeignKey(
                        name: "FK_identity_person_role_identity_person_UserId",
                        column: x => x.UserId,
                        principalTable: "identity_person",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_identity_person_role_identity_role_RoleId",
                        column: x => x.RoleId,
                        principalTable: "identity_role",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "identity_role_claim",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    RoleId = table.Column<byte[]>(type: "BLOB", nullable: false),
                    ClaimType = table.Column<string>(type: "TEXT", nullable: true),
                    ClaimValue = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_identity_role_claim", x => x.Id);
                    table.ForeignKey(
                        name: "FK_identity_role_claim_identity_role_RoleId",
                        column: x => x.RoleId,
                        principalTable: "identity_role",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_commitments_calendar_calendar_version",
                table: "commitments_calendar",
                columns: new[] { "calendar", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_commitments_customer_name",
                table: "commitments_customer",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_commitments_document_customer_kind",
                table: "commitments_document",
                columns: new[] { "customer", "kind" });

            migrationBuilder.CreateIndex(
                name: "IX_commitments_document_kind_name_version",
                table: "commitments_document",
                columns: new[] { "kind", "name", "version" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_commitments_promise_contract_name_name",
                table: "commitments_promise",
                columns: new[] { "contract_name", "name" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_commitments_promise_customer",
                table: "commitments_promise",
                column: "customer");

            migrationBuilder.CreateIndex(
                name: "IX_commitments_service_name",
                table: "commitments_service",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "EmailIndex",
                table: "identity_person",
                column: "NormalizedEmail");

            migrationBuilder.CreateIndex(
                name: "UserNameIndex",
                table: "identity_person",
                column: "NormalizedUserName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_person_claim_UserId",
                table: "identity_person_claim",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_identity_person_login_UserId",
                table: "identity_person_login",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_identity_person_passkey_UserId",
                table: "identity_person_passkey",
                column: "UserId");

            migrationBuilder.CreateIndex(
                name: "IX_identity_person_role_RoleId",
                table: "identity_person_role",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "RoleNameIndex",
                table: "identity_role",
                column: "NormalizedName",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_identity_role_claim_RoleId",
                table: "identity_role_claim",
                column: "RoleId");

            migrationBuilder.CreateIndex(
                name: "ix_kernel_fact_customer_type",
                table: "kernel_fact",
                columns: new[] { "customer", "type", "seq" });

            migrationBuilder.CreateIndex(
                name: "ix_kernel_fact_waiting",
                table: "kernel_fact",
                column: "id",
                filter: "seq is null");

            migrationBuilder.CreateIndex(
                name: "ux_kernel_fact_log_idx",
                table: "kernel_fact",
                columns: new[] { "log", "idx" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_kernel_fact_seq",
                table: "kernel_fact",
                column: "seq",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_job_run_job_due_at",
                table: "kernel_job_run",
                columns: new[] { "job", "due_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_log_customer_generation",
                table: "kernel_log",
                columns: new[] { "customer", "generation" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_log_origin",
                table: "kernel_log",
                column: "origin",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_kernel_log_read_token",
                table: "kernel_log",
                column: "read_token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_monitoring_chunk_customer_id",
                table: "monitoring_chunk",
                columns: new[] { "customer", "id" },
                filter: "batch is null");

            migrationBuilder.CreateIndex(
                name: "IX_monitoring_chunk_customer_shard_at",
                table: "monitoring_chunk",
                columns: new[] { "customer", "shard", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_monitoring_heartbeat_token",
                table: "monitoring_heartbeat",
                column: "token",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_monitoring_monitor_customer_name",
                table: "monitoring_monitor",
                columns: new[] { "customer", "name" });

            migrationBuilder.CreateIndex(
                name: "IX_monitoring_monitor_customer_number",
                table: "monitoring_monitor",
                columns: new[] { "customer", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_monitoring_monitor_shard",
                table: "monitoring_monitor",
                column: "shard");

            migrationBuilder.CreateIndex(
                name: "IX_monitoring_monitor_version",
                table: "monitoring_monitor",
                column: "version");

            migrationBuilder.CreateIndex(
                name: "IX_monitoring_outage_customer_start_at",
                table: "monitoring_outage",
                columns: new[] { "customer", "start_at" });

            migrationBuilder.CreateIndex(
                name: "IX_monitoring_outage_monitor_location_start_at",
                table: "monitoring_outage",
                columns: new[] { "monitor", "location", "start_at" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_reporting_report_customer_id",
                table: "reporting_report",
                columns: new[] { "customer", "id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "commitments_calendar");

            migrationBuilder.DropTable(
                name: "commitments_customer");

            migrationBuilder.DropTable(
                name: "commitments_document");

            migrationBuilder.DropTable(
                name: "commitments_logged_calendar");

            migrationBuilder.DropTable(
                name: "commitments_promise");

            migrationBuilder.DropTable(
                name: "commitments_service");

            migrationBuilder.DropTable(
                name: "identity_person_claim");

            migrationBuilder.DropTable(
                name: "identity_person_login");

            migrationBuilder.DropTable(
                name: "identity_person_passkey");

            migrationBuilder.DropTable(
                name: "identity_person_role");

            migrationBuilder.DropTable(
                name: "identity_person_token");

            migrationBuilder.DropTable(
                name: "identity_role_claim");

            migrationBuilder.DropTable(
                name: "kernel_checkpoint");

            migrationBuilder.DropTable(
                name: "kernel_fact");

            migrationBuilder.DropTable(
                name: "kernel_follower");

            migrationBuilder.DropTable(
                name: "kernel_job");

            migrationBuilder.DropTable(
                name: "kernel_job_run");

            migrationBuilder.DropTable(
                name: "kernel_lease");

            migrationBuilder.DropTable(
                name: "kernel_log");

            migrationBuilder.DropTable(
                name: "kernel_personal");

            migrationBuilder.DropTable(
                name: "kernel_setting");

            migrationBuilder.DropTable(
                name: "kernel_tile");

            migrationBuilder.DropTable(
                name: "monitoring_batch");

            migrationBuilder.DropTable(
                name: "monitoring_chunk");

            migrationBuilder.DropTable(
                name: "monitoring_day");

            migrationBuilder.DropTable(
                name: "monitoring_detail");

            migrationBuilder.DropTable(
                name: "monitoring_heartbeat");

            migrationBuilder.DropTable(
                name: "monitoring_history");

            migrationBuilder.DropTable(
                name: "monitoring_hours");

            migrationBuilder.DropTable(
                name: "monitoring_monitor");

            migrationBuilder.DropTable(
                name: "monitoring_outage");

            migrationBuilder.DropTable(
                name: "monitoring_schedule");

            migrationBuilder.DropTable(
                name: "monitoring_shard_state");

            migrationBuilder.DropTable(
                name: "reporting_part");

            migrationBuilder.DropTable(
                name: "reporting_report");

            migrationBuilder.DropTable(
                name: "identity_person");

            migrationBuilder.DropTable(
                name: "identity_role");
        }
    }
}
