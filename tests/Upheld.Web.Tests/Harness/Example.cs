namespace Upheld.Web.Tests.Harness;

/// <summary>A customer with promises of every sort: measured, at risk, without a source.</summary>
internal static class Example
{
    /// <summary>The contract file.</summary>
    /// <param name="url">What the good service is asked at.</param>
    /// <param name="year">The contract's year.</param>
    public static string Yaml(string url, int year) => $$"""
        apiVersion: upheld/v1
        kind: Customer
        metadata: { name: hengtong, title: { en: Hengtong Bank, zh: 恒通银行 } }
        spec: { timeZone: Asia/Shanghai, language: zh-CN }
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: payments, title: { en: Payment gateway, zh: 支付网关 } }
        spec: { customer: hengtong, criticality: core }
        ---
        apiVersion: upheld/v1
        kind: Service
        metadata: { name: statements, title: { en: Account statements, zh: 对账单服务 } }
        spec: { customer: hengtong, criticality: important }
        ---
        apiVersion: upheld/v1
        kind: Monitor
        metadata: { name: payments-http, title: { en: Payments answer, zh: 支付可访问 } }
        spec: { service: payments, layer: application, every: 10s, http: { url: "{{url}}" } }
        ---
        apiVersion: upheld/v1
        kind: Monitor
        metadata: { name: statements-tcp, title: { en: Statements listen, zh: 对账端口 } }
        spec: { service: statements, layer: network, every: 10s, tcp: { host: 127.0.0.1, port: 9 } }
        ---
        apiVersion: upheld/v1
        kind: Contract
        metadata: { name: hengtong-{{year}}, title: { en: Operations agreement, zh: 运维服务协议 } }
        spec:
          customer: hengtong
          period: { start: {{year}}-01-01, end: {{year + 1}}-01-01, timeZone: Asia/Shanghai }
          promises:
            - name: payments-available
              title: { en: Payments are available, zh: 支付服务可用 }
              indicator: availability
              scope: { services: [ payments ] }
              objective: { atLeast: "99.9%" }
              window: month
              accountable: 技术支持团队
              measures: [ { name: watched, title: { en: Watched on every layer, zh: 多层监控 }, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 技术支持团队 } ]
            - name: statements-available
              title: { en: Statements are available, zh: 对账单服务可用 }
              indicator: availability
              scope: { services: [ statements ] }
              objective: { atLeast: "99.5%" }
              window: day
              accountable: 运维团队
              measures: [ { name: watched, indicator: monitoringCoverage, objective: { atLeast: "100%" }, accountable: 运维团队 } ]
            - name: answered
              title: { en: First answer within 30 minutes, zh: 30 分钟内首次响应 }
              indicator: firstResponse
              objective: { within: 30m, share: "95%" }
              window: month
              accountable: 客服团队
              measures: [ { name: alerts, indicator: alertDelivery, objective: { atLeast: "99%" }, accountable: 客服团队 } ]
        """;
}
