using Upheld.Commitments.Contracts.Texts;

namespace Upheld.Commitments.Contracts.Wording;

/// <summary>The eight teams of the founding document. Contracts may name any team; these have titles in both languages from the start.</summary>
public static class DefaultRoles
{
    /// <summary>The teams in the order of the document.</summary>
    public static IReadOnlyList<DefaultRole> All { get; } =
    [
        new("技术支持团队", new("Technical support team", "技术支持团队"), new("monitoring and maintenance of systems", "系统监控和维护")),
        new("运维团队", new("Operations team", "运维团队"), new("maintenance plan, backup and restore operation", "维护计划、备份与恢复操作")),
        new("客服团队", new("Customer service team", "客服团队"), new("intake and first screening", "问题接收与初步筛查")),
        new("技术团队", new("Engineering team", "技术团队"), new("diagnosis, resolution, technical implementation, improvements", "问题诊断和解决、技术实施、落实改进")),
        new("安全团队", new("Security team", "安全团队"), new("security policy and its execution", "安全策略制定和执行")),
        new("测试团队", new("Test team", "测试团队"), new("disaster drills", "灾难演练")),
        new("客户关系团队", new("Customer relations team", "客户关系团队"), new("collecting and analysing feedback", "收集和分析客户反馈")),
        new("专项工作组", new("Programme working group", "专项工作组"), new("execution and supervision of the programme", "措施的执行和监督")),
    ];

    /// <summary>A team in both languages; a name that is none of the eight is the same in both.</summary>
    public static LocalText Title(string name) => All.FirstOrDefault(r => r.Name == name)?.Title ?? name;
}

/// <summary>One of the eight teams.</summary>
/// <param name="Name">As contracts name it.</param>
/// <param name="Title">What people call it.</param>
/// <param name="AnswersFor">What it answers first for.</param>
public sealed record DefaultRole(string Name, LocalText Title, LocalText AnswersFor);
