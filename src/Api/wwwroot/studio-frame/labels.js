// Elsa Studio's own labels in Chinese. Studio 3.8 has no translation that could be switched on, so exact texts are replaced where they
// appear. What comes from the server (activities, inputs, ports, strategies) is Chinese already; what people typed stays theirs.

const texts = {
  // Lists
  'Workflows': '流程',
  'Workflow definitions Editor': '流程定义', 'Workflow definitions': '流程定义', 'Workflow instances': '流程实例', 'Workflow instance': '流程实例',
  'Bulk actions': '批量操作', 'Actions': '操作', 'Create workflow': '新建流程', 'New workflow': '新建流程', 'Workflow type': '流程类型', 'Definition ID': '流程编号',
  'Name': '名称', 'Latest version': '最新版本', 'Published version': '已发布版本', 'Description': '说明', 'Version': '版本', 'ID': '编号', 'Id': '编号',
  'Search on Id, Name, Description, Definition Id': '按编号、名称、说明搜索',
  'Search on Id, Definition Id, Definition Version Id, Correlation Id': '按实例、流程、版本、关联编号搜索',
  'No workflow definitions found': '没有流程定义', 'No workflow instances found': '没有流程实例', 'Loading': '正在加载', 'Loading...': '正在加载…', 'Loading…': '正在加载…',
  'Rows Per Page': '每页行数', 'Rows per page:': '每页行数', 'Edit': '编辑', 'View': '查看', 'Run': '运行', 'Publish': '发布', 'Unpublish': '停用', 'Duplicate': '复制',
  'Delete': '删除', 'Export': '导出', 'Import': '导入', 'Cancel': '取消', 'Cancel all': '全部取消', 'Cancel running': '取消运行中的实例', 'Yes': '是', 'No': '否', 'OK': '确定', 'Ok': '确定',
  'Save': '保存', 'Save As': '另存为', 'Close': '关闭', 'Apply': '应用', 'Add': '添加', 'Refresh': '刷新', 'Refresh (Ctrl + R)': '刷新（Ctrl + R）', 'Instances': '实例',
  'Definition version': '流程版本', 'Definition version ID': '版本编号', 'Correlation ID': '关联编号', 'Correlation Id': '关联编号', 'Instance ID': '实例编号', 'Workflow': '流程',
  'Status': '状态', 'Sub status': '细分状态', 'Sub Status': '细分状态', 'Incidents': '异常', 'Has Incidents': '有异常', 'Created': '创建时间', 'Updated': '更新时间', 'Finished': '已结束',
  'Running': '运行中', 'Executing': '执行中', 'Suspended': '等待中', 'Faulted': '出错', 'Cancelled': '已取消', 'Canceled': '已取消', 'Pending': '待运行', 'Completed': '已完成', 'Blocked': '等待中',
  'Date Filters': '日期筛选', 'Timestamp Filters': '时间筛选', 'Column': '列', 'Operator': '条件', 'Date': '日期', 'Time': '时间', 'Is': '等于', 'Is Not': '不等于', 'Is After': '晚于',
  'Is on or After': '不早于', 'Is Before': '早于', 'Is on or Before': '不晚于', 'Enable Polling': '开启自动刷新', 'Pause Polling': '暂停自动刷新', 'Apply to all matches': '应用到全部结果',
  'Search': '搜索', 'Include referencing workflows': '包含引用它的流程', 'The read-only workflows will not be affected.': '只读的流程不受影响。',
  'Workflows that reference the selected workflow(s) will be included in the export.': '引用所选流程的流程也会一并导出。',
  'You are running in read-only mode. Workflow operations are disabled': '当前为只读，不能更改流程',
  'Unable to make changes as the workflow or application is currently in read-only mode': '流程当前为只读，不能更改',

  // Editor
  'Properties': '属性', 'Version history': '版本历史', 'Published': '已发布', 'Draft': '草稿', 'Auto-save': '自动保存', 'Auto-apply': '自动应用', 'Code View': '代码视图', 'Designer': '设计器',
  'Run workflow': '运行流程', 'Run Workflow': '运行流程', 'Publish workflow': '发布流程', 'Unpublish the current workflow': '停用当前流程',
  'Export the current workflow as a JSON file': '将当前流程导出为 JSON 文件', 'Export this version as a JSON file.': '将此版本导出为 JSON 文件。',
  "Import a JSON file containing workflow data to override the current workflow's contents.": '导入 JSON 文件，替换当前流程的内容。',
  'Rollback to this version': '回退到此版本', 'Rollback': '回退', 'Download': '下载', 'Reload from editor': '从设计器重新载入', 'Apply changes to editor.': '应用到设计器。', 'Auto apply changes to editor.': '自动应用到设计器。',
  'Zoom to fit the screen': '缩放到合适大小', 'Zoom to fit': '缩放到合适大小', 'Center': '居中', 'Auto layout': '自动布局', 'Activities': '活动', 'Activity': '活动', 'Expand All': '全部展开', 'Collapse All': '全部折叠',
  'Workflow saved': '流程已保存', 'Workflow published': '流程已发布', 'Workflow unpublished': '流程已停用', 'Workflow retracted': '流程已停用', 'Workflow was already published': '流程此前已经发布',
  'The workflow cannot be started': '流程不能启动', 'Successfully started workflow': '流程已启动', 'Changes applied': '已应用更改', 'No changes to apply': '没有需要应用的更改',
  'Failed to deserialize workflow definition.': '无法读取流程定义。', 'Workflow published with Not Found activities': '流程已发布，但含有未知活动',
  'No workflows found to import.': '没有可导入的流程。', 'No workflows were imported.': '没有导入任何流程。', 'Successfully imported 1 workflow definition.': '已导入 1 个流程定义。',
  'Original workflow definition not found.': '没有找到原流程。', 'Please enter a name for the workflow.': '请填写流程名称。', 'A workflow with this name already exists.': '已有同名的流程。',
  'The name of the new workflow.': '新流程的名称。', 'The new name of the workflow.': '流程的新名称。', 'The name of the workflow.': '流程的名称。', 'A brief description of the workflow.': '简要说明。',
  'Flowchart': '流程图', 'Sequence': '顺序', 'Templates': '模板', 'Branch type': '分支类型', 'Choose how activities in this branch should be arranged.': '选择此分支中活动的排列方式。',
  'Cannot update activity because the designer is read-only.': '设计器为只读，不能更改活动。',

  // Properties of a workflow
  'Settings': '设置', 'Metadata': '基本信息', 'Information': '信息', 'Variables': '变量', 'Input': '输入', 'Inputs': '输入', 'Output': '输出', 'Outputs': '输出', 'Outcomes': '结果', 'Readonly': '只读', 'Version ID': '版本编号',
  'Activation strategy': '启动策略', 'Activation Strategy': '启动策略', 'Incident handling strategy': '异常处理策略', 'Incident Strategy': '异常处理策略', 'Commit Strategy': '提交策略', 'Log Persistence Strategy': '日志保存策略',
  'Usable as activity': '可作为活动使用', 'Allow this workflow to be used as an activity.': '允许其他流程把它当作活动使用。', 'Auto-update referencing workflows': '自动更新引用它的流程',
  'A custom activity category to assign this workflow-as-an-activity to.': '作为活动时所属的类别。', 'Category': '类别', 'Default': '默认', 'None': '无', 'Inherit': '继承', 'Strategy': '策略',
  'When you publish': '发布时', 'Add variable': '添加变量', 'Add output': '添加输出', 'Add input': '添加输入', 'Add outcomes': '添加结果', 'Values': '值',
  'There are currently no variables defined.': '还没有变量。', 'There are currently no outputs defined.': '还没有输出。', 'There are currently no inputs defined.': '还没有输入。',
  'Enter a list of possible outcomes for this workflow.': '填写此流程可能的结果。', 'Create variable': '新建变量', 'Edit variable': '编辑变量', 'Create input': '新建输入', 'Edit input': '编辑输入', 'Create output': '新建输出', 'Edit output': '编辑输出',
  'The ID of the variable.': '变量的编号。', 'The name of the variable.': '变量的名称。', 'Is array': '是列表', 'Check this option if the variable holds an array of the selected type.': '变量是所选类型的列表时勾选。',
  'This variable is an array': '此变量是列表', 'This input is an array': '此输入是列表', 'This output is an array': '此输出是列表', 'Default value': '默认值', 'Default Value': '默认值', 'A default value.': '默认值。', 'Storage': '存储', 'Variable ID': '变量编号',
  'Test Value': '测试值', 'Clear Test Value': '清除测试值', 'The test value of the variable.': '变量的测试值。', 'Clears the test value of the variable.': '清除变量的测试值。', 'Set Variable Test Value': '设置变量的测试值',
  'Please enter a name for the variable.': '请填写变量名称。', 'A variable with this name already exists in the current scope.': '已有同名的变量。', 'Please enter a name for the input.': '请填写输入名称。', 'An input with this name already exists.': '已有同名的输入。',
  'Please enter a name for the output.': '请填写输出名称。', 'Type': '类型', 'Display name': '显示名称', 'Display Name': '显示名称', 'UI Hint': '编辑方式', 'The technical name of the input.': '输入的技术名称。', 'The user-friendly name of this input.': '输入的显示名称。',
  'A brief description of this input.': '输入的简要说明。', 'A custom category by which to group this input.': '输入所属的类别。', 'The technical name of the output.': '输出的技术名称。', 'The user-friendly name of this output.': '输出的显示名称。',
  'A brief description of this output.': '输出的简要说明。', 'A custom category by which to group this output.': '输出所属的类别。', 'Required': '必填', 'This setting is required.': '此项必填。', 'Enter a valid number.': '请填写数字。', 'Enter a valid integer.': '请填写整数。',
  'Single line': '单行文字', 'A single line of text input': '填写一行文字', 'Multi line': '多行文字', 'Multiple lines of text input': '填写多行文字', 'Checkbox': '勾选框', 'A checkbox': '一个勾选框', 'Checklist': '多选列表', 'A list of checkboxes': '一组勾选框',
  'Radio list': '单选列表', 'A list of radio buttons': '一组单选按钮', 'Dropdown': '下拉列表', 'A dropdown list': '一个下拉列表', 'Multi text': '多个词语', 'An input for multiple words, like a tagging input': '填写多个词语', 'Code editor': '代码编辑器', 'A code editor': '代码编辑器',
  'Variable picker': '选择变量', 'A variable picker': '选择变量', 'Workflow definition picker': '选择流程', 'A workflow definition picker': '选择流程', 'Output picker': '选择输出', 'A workflow output definition picker': '选择流程输出', 'Outcome picker': '选择结果',
  'An outcome picker': '选择结果', 'JSON editor': 'JSON 编辑器', 'A JSON editor': 'JSON 编辑器',

  // Properties of an activity
  'General': '常规', 'Common': '通用', 'Task': '任务', 'Test': '测试', 'Log': '日志', 'Info': '信息', 'Resilience': '容错', 'Log Persistence': '日志保存', 'Display text': '显示文字', 'Display Text': '显示文字', 'Show description': '显示说明', 'Start of workflow': '流程起点',
  'Trigger workflow': '触发流程', 'Merge Mode': '汇合方式', 'Run Asynchronously': '异步运行', 'Default Strategy': '默认策略', 'Converge': '全部汇合', 'Race': '先到先走', 'Stream': '随到随走', 'Merge': '前向汇合', 'Cascade': '逐次运行',
  'The text to display in the designer.': '在设计器中显示的文字。', 'A description of this activity to be displayed in the designer.': '在设计器中显示的说明。', 'Whether to show the description in the designer.': '是否在设计器中显示说明。',
  'The name of the activity. Named activities can be referenced by other activities.': '活动的名称，其他活动可以用名称引用它。', 'When checked, this activity is the start of this workflow.': '勾选后，流程从此活动开始。', 'When checked, this activity can trigger this workflow.': '勾选后，此活动可以触发流程。',
  'When checked, the workflow will be executed asynchronously.': '勾选后异步运行。', 'The commit strategy to use that controls when the workflow state should be committed.': '决定何时保存流程状态。',
  'This activity does not have any input properties.': '此活动没有输入。', 'This activity does not have any output properties.': '此活动没有输出。', 'This activity does not have any common properties.': '此活动没有通用属性。', 'This activity does not have a commit strategy.': '此活动没有提交策略。',
  'Controls how this activity merges inbound connections. Converge will wait for all inbound connections to complete, while Race will allow the first inbound path to continue while cancelling any bookmarks from other inbound paths, and Stream will let all inbound connections pass through as they arrive.':
    '多条连线到达时如何汇合：全部汇合等待所有连线；先到先走只认最先到达的一条，并取消其余；随到随走逐条放行。',
  'Internal State': '内部状态', 'Default Configuration': '默认配置', 'Input Properties': '输入', 'Output Properties': '输出', 'Expression': '表达式', 'Converter': '转换器', 'Variable': '变量', 'Literal': '固定值', 'Used': '使用中', 'Use this version': '使用此版本', 'Not usable as activity.': '不能作为活动使用。',
  'Add case': '添加情形', 'Label': '标签', 'Condition': '条件', 'True': '是', 'False': '否', 'Test activity': '测试活动', 'Start': '开始', 'Select the Start button to run the activity.': '点击“开始”运行此活动。', 'No status was recorded.': '没有状态记录。', 'No state was recorded.': '没有状态记录。',
  'No outcomes were recorded.': '没有结果记录。', 'No output was recorded.': '没有输出记录。', 'Enter the expression that will be used to determine the log persistence strategy for this property.': '填写决定此属性日志保存策略的表达式。',
  'Select the log persistence strategy to use for activity properties of this workflow.': '选择此流程中活动属性的日志保存策略。',

  // Viewer
  'Journal': '日志', 'Details': '详情', 'Sub-Workflow': '子流程', 'Executions': '运行记录', 'Execution Details': '运行详情', 'Started': '开始', 'Duration': '用时', 'Has Retries': '有重试', 'Activity Instance ID': '运行编号', 'Node ID': '节点编号', 'Activity ID': '活动编号', 'Message': '消息', 'Event': '事件',
  'Title': '标题', 'Data': '数据', 'Fault': '故障', 'State': '状态', 'Payload': '附加数据', 'Timestamp': '时间', 'Outcome': '结果', 'Delay': '延时', 'Error': '错误', 'Exception': '异常', 'Attributes': '属性', 'Call stack': '调用栈', 'Activity Call Stack': '调用栈', 'Retries': '重试', 'Retry Attempts': '重试记录',
  'Retry Details': '重试详情', 'Retry': '重试', 'Resumed': '已恢复', 'Not executed': '未运行', 'Unknown': '未知', 'Root': '根', 'Show accumulated time': '显示累计用时', 'Show relative time': '显示相对用时', 'Show events scoped to current container': '只显示当前容器的事件', 'Showing all events': '显示所有事件',
  'Showing incidents': '只显示异常', 'Show incidents': '只显示异常', 'Edit Workflow Definition': '编辑流程定义', 'Alter this instance': '变更此实例', 'Alter': '变更', 'Workflow State': '流程状态', 'No incidents': '没有异常', 'No variables': '没有变量', 'No inputs': '没有输入', 'No outputs': '没有输出',
  'Sub-Workflow Inputs': '子流程输入', 'Sub-Workflow Outputs': '子流程输出', 'Navigate to activity that caused the incident': '定位到出错的活动', 'Navigate': '定位', 'Resilience Strategy': '容错策略', 'Structured Logs': '结构化日志', 'Open filtered logs': '打开筛选后的日志', 'Continue with incidents': '带异常继续', 'No execution selected.': '没有选中运行记录。',
  'No state associated with this execution.': '没有状态。', 'No outcomes associated with this execution.': '没有结果。', 'No output associated with this execution.': '没有输出。', 'Select an activity execution to view its call stack.': '选择一条运行记录以查看调用栈。', 'Unable to load call stack.': '无法载入调用栈。',
  'No call stack entries found for the selected activity.': '没有调用栈。', 'This activity cannot be rendered because no designer is registered for its type.': '此类活动没有对应的设计器。',

  // Questions
  'Delete workflow?': '删除流程？', 'Are you sure you want to delete this workflow?': '确定要删除此流程吗？', 'Delete selected workflows?': '删除所选流程？', 'Are you sure you want to delete the selected workflows?': '确定要删除所选流程吗？',
  'Publish selected workflows?': '发布所选流程？', 'Are you sure you want to publish the selected workflows?': '确定要发布所选流程吗？', 'Unpublish selected workflows?': '停用所选流程？', 'Are you sure you want to unpublish the selected workflows?': '确定要停用所选流程吗？',
  'Cancel running workflow instances?': '取消运行中的实例？', 'Are you sure you want to cancel all running workflow instances of this workflow definition?': '确定要取消此流程的所有运行中实例吗？', 'Cancel workflow instance?': '取消实例？', 'Are you sure you want to cancel this workflow instance?': '确定要取消此实例吗？',
  'Cancel selected workflow instances?': '取消所选实例？', 'Are you sure you want to cancel the selected workflow instances?': '确定要取消所选实例吗？', 'Workflow instances are being cancelled.': '正在取消实例。', 'Delete workflow instance?': '删除实例？', 'Are you sure you want to delete this workflow instance?': '确定要删除此实例吗？',
  'Delete selected workflow instances?': '删除所选实例？', 'Are you sure you want to delete the selected workflow instances?': '确定要删除所选实例吗？', 'Delete selected versions': '删除所选版本', 'Are you sure you want to delete the selected versions?': '确定要删除所选版本吗？', 'Are you sure you want to delete this version?': '确定要删除此版本吗？',
  'Delete selected variable?': '删除所选变量？', 'Are you sure you want to delete the selected variable?': '确定要删除所选变量吗？', 'Delete selected output?': '删除所选输出？', 'Are you sure you want to delete the selected output?': '确定要删除所选输出吗？', 'Delete selected input?': '删除所选输入？',
  'Are you sure you want to delete the selected input?': '确定要删除所选输入吗？', 'One workflow is published': '已发布 1 个流程', 'One workflow is already published': '1 个流程此前已发布', 'One workflow is not found': '1 个流程不存在', 'One workflow is unpublished': '已停用 1 个流程', 'One workflow is already unpublished': '1 个流程此前已停用',
};

const patterns = [
  [/^Version (\d+)$/, '版本 $1'],
  [/^Poll every (.+)$/, '每 $1 刷新'],
  [/^(\d+) workflows are published$/, '已发布 $1 个流程'],
  [/^(\d+) workflows are already published$/, '$1 个流程此前已发布'],
  [/^(\d+) workflows are unpublished$/, '已停用 $1 个流程'],
  [/^(\d+) workflows are already unpublished$/, '$1 个流程此前已停用'],
  [/^(\d+) workflows are not found$/, '$1 个流程不存在'],
  [/^Successfully imported (\d+) workflow definitions\.$/, '已导入 $1 个流程定义。'],
  [/^Successfully imported (\d+) instances$/, '已导入 $1 个实例'],
  [/^Failed to import 1 workflow definition: (.+)$/, '1 个流程定义导入失败：$1'],
  [/^Failed to import workflow definition: (.+)$/, '流程定义导入失败：$1'],
  [/^Delete version (\d+)$/, '删除版本 $1'],
  [/^(\d+) consuming workflow\(s\) updated$/, '已更新 $1 个引用它的流程'],
  [/^Workflow instance with ID (.+) not found\.$/, '没有编号为 $1 的实例。'],
  [/^(.+) successfully saved\.$/, '$1 已保存。'],
];

const attributes = ['placeholder', 'title', 'aria-label'];

// The ports of a human task are named by its outcomes; the server says what they are called.
const outcomes = JSON.parse(document.body.dataset.outcomes ?? '{}');

// Code, what people type, and the nodes of the designer, whose texts are the server's or the author's.
const untouched = '.monaco-editor, textarea, script, style, [contenteditable=true], foreignObject, #message';

function inChinese(text) {
  const english = text.trim();
  if (english === '') return null;
  const known = Object.hasOwn(texts, english) ? texts[english] : null;
  if (known !== null) return text.replace(english, () => known);
  const pattern = patterns.find(([form]) => form.test(english));
  return pattern ? english.replace(...pattern) : null;
}

function translateText(node) {
  if (node.parentElement?.closest(untouched)) return;
  const isPort = node.parentElement?.closest('.x6-port, .react-flow__handle') ?? false;
  const chinese = (isPort ? outcomes[node.data.trim()] : null) ?? inChinese(node.data);
  if (chinese !== null) node.data = chinese;
}

function translateAttributes(element) {
  if (element.closest('.monaco-editor')) return;
  for (const name of attributes) {
    const chinese = element.hasAttribute(name) ? inChinese(element.getAttribute(name)) : null;
    if (chinese !== null) element.setAttribute(name, chinese);
  }
}

function translateTree(root) {
  if (root.nodeType === Node.TEXT_NODE) return translateText(root);
  if (root.nodeType !== Node.ELEMENT_NODE || root.matches(untouched)) return;
  translateAttributes(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    node.nodeType === Node.TEXT_NODE ? translateText(node) : translateAttributes(node);
}

/** Translates what is below an element, now and whenever something is added or changed. */
export function translate(root) {
  translateTree(root);
  new MutationObserver(changes => {
    for (const change of changes) {
      if (change.type === 'characterData') translateText(change.target);
      else if (change.type === 'attributes') translateAttributes(change.target);
      else change.addedNodes.forEach(translateTree);
    }
  }).observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes });
}
